"""repeat_state.py DIRECTORY COUNT PREFIX ID

Repeats the only instance of terraform.tfstate for COUNT machines: PREFIX001 becomes PREFIX002 and so on, and ID, which ends
in the number 1 with zeros before it, the ids of the others, in the private data too. A note of the sample provider gets its file.
"""
import base64
import json
import os
import sys

place, count, prefix, first_id = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
path = os.path.join(place, "terraform.tfstate")
with open(path) as file:
    state = json.load(file)
resource = state["resources"][0]
(one,) = resource["instances"]
note = one["attributes"]["id"] if resource["type"] == "sample_note" else None


def renamed(text, number):
    text = text.replace(prefix + "001", "%s%03d" % (prefix, number)).replace(first_id, "%s%012d" % (first_id[:-12], number))
    return text if note is None else text.replace(note, "%s%d" % (note, number))


instances = []
for number in range(1, count + 1):
    other = json.loads(renamed(json.dumps(one), number))
    other["index_key"] = number - 1 if isinstance(one["index_key"], int) else "%s%03d" % (prefix, number)
    if one.get("private"):
        other["private"] = base64.b64encode(renamed(base64.b64decode(one["private"]).decode(), number).encode()).decode()
    if note is not None:
        other["attributes"]["length"] = len(other["attributes"]["text"])
        with open(os.path.join(place, other["attributes"]["id"] + ".note"), "w") as file:
            file.write(other["attributes"]["text"])
    instances.append(other)

resource["instances"] = instances
state["serial"] += 1
with open(path, "w") as file:
    json.dump(state, file, indent=2)
