#!/bin/bash
# Installs the Debian packages with the real servers and tools that the tests run against: `bash test/real/install.sh`.
# Quick when they are all there. Starts no system service: the tests start their own, and end them.
set -euo pipefail

PACKAGES=(
  # DNS: servers and tools
  bind9 bind9-utils bind9-dnsutils unbound knot knot-dnsutils knot-dnssecutils nsd ldnsutils pdns-server
  pdns-backend-sqlite3
  # Mail, web and TLS
  postfix nginx-light apache2-bin caddy openssl gnutls-bin hash-slinger curl
  # Reads the differences that are made for zone files, and the pages and files that are made in other languages
  patch cmark-gfm python3-yaml
  # What Exim is linked with that no other package here brings
  libidn12
  # The application in a browser
  chromium fontconfig fonts-dejavu-core
  # Addresses on the loopback interface, a private view of /etc/resolv.conf, the end of servers whose test was killed
  iproute2 util-linux
)
# Exim cannot be installed beside Postfix: its program is unpacked, and run from there. Without it its tests are skipped, and
# fail in CI.
EXIM=$(dirname "$(readlink -f "$0")")/../../.cache/exim
TRIES=3
APT=(apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120)

say() { echo "install.sh: $*" >&2; }

missing_packages() {
  local package
  for package in "${PACKAGES[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

unpack_exim() {
  local folder try
  folder=$(mktemp -d)
  for try in $(seq "$TRIES"); do
    if (cd "$folder" && timeout 60 "${APT[@]}" download -q exim4-daemon-light </dev/null >&2); then
      mkdir -p "$EXIM"
      dpkg -x "$folder"/exim4-daemon-light_*.deb "$EXIM"
      chmod u-s "$EXIM/usr/sbin/exim4"
      break
    fi
    say "Exim could not be downloaded (try $try of $TRIES)"
    # The lists may be older than what the mirror has now; only root renews them.
    "${APT[@]}" update -q </dev/null >&2 || true
  done
  rm -rf "$folder"
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  say "this is no Debian system; the tests against real servers need one."
  say "The others run with: npx vitest run --project unit"
  exit 1
fi

mapfile -t missing < <(missing_packages)
[ -x "$EXIM/usr/sbin/exim4" ] || wants_exim=1
if [ ${#missing[@]} -eq 0 ]; then
  [ -z "${wants_exim:-}" ] || unpack_exim
  exit 0
fi

if [ "$(id -u)" -ne 0 ]; then
  say "not installed: ${missing[*]}"
  say "As this is not root, run: sudo bash test/real/install.sh"
  exit 1
fi

# Debian's way to say that a package being installed may not start its service; an existing policy is left alone.
POLICY=/usr/sbin/policy-rc.d
if [ ! -e "$POLICY" ]; then
  printf '#!/bin/sh\nexit 101\n' > "$POLICY"
  chmod 755 "$POLICY"
  trap 'rm -f "$POLICY"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
# Without it Postfix asks what kind of mail server this machine is.
echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections

say "installing ${missing[*]}"
for try in $(seq "$TRIES"); do
  "${APT[@]}" update -q </dev/null >&2 || say "apt-get update failed (try $try of $TRIES)"
  if "${APT[@]}" install -q -y --no-install-recommends "${missing[@]}" </dev/null >&2; then break; fi
  say "apt-get install failed (try $try of $TRIES)"
  [ "$try" -eq "$TRIES" ] || sleep $((try * 5))
done

mapfile -t missing < <(missing_packages)
if [ ${#missing[@]} -gt 0 ]; then
  say "could not be installed: ${missing[*]}. The lines above say why."
  exit 1
fi
[ -z "${wants_exim:-}" ] || unpack_exim
say "all packages are installed"
