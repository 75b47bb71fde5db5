#!/bin/sh
# Installs Firefox and WebKit for `npm run test:browsers` from Debian's packages. Ubuntu's Firefox has another name.
set -eu
as_root=$([ "$(id -u)" = 0 ] || echo sudo)
$as_root apt-get update
firefox=firefox-esr
apt-cache show "$firefox" >/dev/null 2>&1 || firefox=firefox
$as_root apt-get install --yes --no-install-recommends "$firefox" webkit2gtk-driver xvfb
