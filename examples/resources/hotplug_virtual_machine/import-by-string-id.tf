import {
  to = hotplug_virtual_machine.web
  id = "web"
}
