# A fresh copy of the seed file, for tests that apply: what they change is written to the file.

locals {
  file = abspath("${path.cwd}/.terraform/simulator.json")
}

resource "terraform_data" "copy" {
  provisioner "local-exec" {
    command = "cp '${path.module}/../seed.json' '${local.file}'"
  }
}

output "file" {
  value      = local.file
  depends_on = [terraform_data.copy]
}
