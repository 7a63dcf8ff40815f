#!/bin/sh
# After the files of the package are in place (Debian: postinst, rpm: %post).
set -e

ln -sf /opt/Guichet/guichet /usr/bin/guichet

# The helper of Chromium's sandbox: it is used where the system forbids user namespaces to programs, and must belong to root with this mode.
chown root:root /opt/Guichet/chrome-sandbox
chmod 4755 /opt/Guichet/chrome-sandbox

# Ubuntu from 24.04 on lets a program use user namespaces by a profile of AppArmor; earlier versions do not understand this one and need none.
if [ -d /etc/apparmor.d ] && command -v apparmor_parser >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug /opt/Guichet/resources/apparmor-profile >/dev/null 2>&1; then
    cp /opt/Guichet/resources/apparmor-profile /etc/apparmor.d/guichet
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/guichet >/dev/null 2>&1 || true
  fi
fi

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q /usr/share/icons/hicolor || true; fi
