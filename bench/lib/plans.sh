# Plans as terraform show -json prints them, of machines with a definition of 3 KiB each. Sourced; needs awk.
# shellcheck shell=bash

# write_plan MACHINES FILE: two of a hundred are stopped, ten wait for a reboot, the others change live. About 11 KiB per machine, in the
# parts and the order that Terraform writes.
write_plan() {
  awk -v count="$1" '
    function values(n, vcpus, unknown,   text) {
      text = "\"id\":\"00000000-0000-4000-8000-" sprintf("%012d", n) "\",\"name\":\"machine-" n "\",\"uri\":\"qemu:///system\",\"definition\":\"" definition "\",\"vcpus\":" vcpus ",\"max_vcpus\":" (vcpus > 8 ? 16 : 8) \
        ",\"min_vcpus\":1,\"cpu_topology\":{\"sockets\":1,\"dies\":1,\"cores\":8,\"threads\":1},\"memory\":\"4GiB\",\"base_memory\":\"4GiB\",\"max_memory\":\"16GiB\",\"memory_slots\":16,\"memory_method\":\"virtio-mem\",\"memory_devices\":null," \
        "\"numa_cells\":[{\"cpus\":\"0-7\",\"memory\":\"4GiB\",\"distances\":null}],\"numa_tune\":null,\"on_reboot_required\":\"" (n % 50 == 0 ? "reboot" : "defer") "\",\"unplug\":null,\"shutdown_timeout\":null,\"unplug_timeout\":null,\"force_stop\":null," \
        "\"guest\":null,\"timeouts\":null,\"pending_reboot\":false,\"pending_changes\":{},\"power_state\":\"running\",\"hypervisor\":\"libvirt\""
      return text
    }
    function impact(n) {
      if (n % 50 == 0) return "{\"live\":{},\"reboot\":{\"max_vcpus\":\"8 \342\206\222 16, with the stop and start (HP1003)\",\"vcpus\":\"2 \342\206\222 12, with the stop and start: the running maximum is 8 (HP1002)\"},\"stops_machine\":true,\"verdict\":\"reboot\"}"
      if (n % 10 == 0) return "{\"live\":{\"vcpus\":\"2 \342\206\222 8, hot-added (HP1001)\"},\"reboot\":{\"max_vcpus\":\"8 \342\206\222 16, at the next boot (HP1003)\",\"vcpus\":\"8 \342\206\222 12, at the next boot: the running maximum is 8 (HP1002)\"},\"stops_machine\":false,\"verdict\":\"reboot\"}"
      return "{\"live\":{\"vcpus\":\"2 \342\206\222 4, hot-added (HP1001)\"},\"reboot\":{},\"stops_machine\":false,\"verdict\":\"live\"}"
    }
    function head(n) { return "\"address\":\"hotplug_virtual_machine.vm[" n "]\",\"mode\":\"managed\",\"type\":\"hotplug_virtual_machine\",\"name\":\"vm\",\"index\":" n ",\"provider_name\":\"registry.terraform.io/hotplugiac/hotplug\"" }
    function none() { return "{\"live\":{},\"reboot\":{},\"stops_machine\":false,\"verdict\":\"none\"}" }
    function vcpus(n) { return n % 10 == 0 ? 12 : 4 }
    function live() { return "\"live_values\":{\"vcpus\":2,\"memory\":\"4GiB\"}" }
    BEGIN {
      definition = "<domain type=\x27kvm\x27>"
      for (i = 0; i < 30; i++) definition = definition "\\n  <disk type=\x27file\x27 device=\x27disk\x27><source file=\x27/srv/disk" i ".img\x27/><target dev=\x27sd" i "\x27/></disk>"
      definition = definition "\\n</domain>"
      printf "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"planned_values\":{\"root_module\":{\"resources\":["
      for (n = 1; n <= count; n++) printf "%s{%s,\"schema_version\":1,\"values\":{%s,\"impact\":%s}}", (n > 1 ? "," : ""), head(n), values(n, vcpus(n)), impact(n)
      printf "]}},\"resource_changes\":["
      for (n = 1; n <= count; n++) printf "%s{%s,\"change\":{\"actions\":[\"update\"],\"before\":{%s,%s,\"impact\":%s},\"after\":{%s,\"impact\":%s},\"after_unknown\":{\"live_values\":true},\"before_sensitive\":{},\"after_sensitive\":{}}}", \
        (n > 1 ? "," : ""), head(n), values(n, 2), live(), none(), values(n, vcpus(n)), impact(n)
      printf "],\"prior_state\":{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":["
      for (n = 1; n <= count; n++) printf "%s{%s,\"schema_version\":1,\"values\":{%s,%s,\"impact\":%s}}", (n > 1 ? "," : ""), head(n), values(n, 2), live(), none()
      printf "]}}},\"configuration\":{\"root_module\":{}},\"timestamp\":\"2026-01-01T00:00:00Z\",\"applyable\":true,\"complete\":true,\"errored\":false}\n"
    }' >"$2"
}
