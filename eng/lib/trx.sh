# Reading test results (trx, one element per line as the test platform writes them). Sourced after common.sh.
# shellcheck shell=bash

# trx_counts FILE: "passed failed skipped". xunit's skipped tests are those that were not executed; the file's own
# notExecuted counter stays 0.
trx_counts() {
  local line total executed passed
  line=$(grep -o '<Counters [^>]*>' "$1" | head -n 1)
  total=$(trx_attribute total "$line")
  executed=$(trx_attribute executed "$line")
  passed=$(trx_attribute passed "$line")
  echo "$passed $((executed - passed)) $((total - executed))"
}

trx_attribute() { sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" <<<"$2"; }

# trx_skips FILE: one line per skipped test, with its reason.
trx_skips() {
  awk '
    /<UnitTestResult / { name = ""; if (/outcome="NotExecuted"/) { name = $0; sub(/.*testName="/, "", name); sub(/".*/, "", name) } }
    name != "" && /<(Message|StdOut)>/ { reason = $0; gsub(/<[^>]*>/, "", reason); sub(/^ */, "", reason); print "skipped: " name ": " reason; name = "" }
    ' "$1" | sed 's/&quot;/"/g; s/&apos;/'\''/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}
