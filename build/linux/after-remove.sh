#!/bin/sh
# After the files of the package are gone (Debian: postrm, rpm: %postun). What people entered stays in their profiles.
set -e

case "$1" in
  remove | purge | 0)
    rm -f /usr/bin/guichet
    if [ -f /etc/apparmor.d/guichet ]; then
      apparmor_parser --remove /etc/apparmor.d/guichet >/dev/null 2>&1 || true
      rm -f /etc/apparmor.d/guichet
    fi
    ;;
esac

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
