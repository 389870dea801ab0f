# by name
terraform import hotplug_virtual_machine.web web

# by UUID
terraform import hotplug_virtual_machine.web befe5e2e-abe4-47cb-ace8-ed45e5bba8a5

# at another hypervisor than the provider's, which the resource then names in uri
terraform import hotplug_virtual_machine.web 'qemu+ssh://root@host-2.example.com/system#web'
