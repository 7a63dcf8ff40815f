#!/bin/sh
# guichet-server COMMAND: what an administrator does with the server of the town hall. It runs under the account of the server, on its data.
set -eu

home=/usr/lib/guichet-server
account=guichet-server
settings=/etc/default/guichet-server
backups=/var/backups/guichet-server
town=/var/lib/guichet-server/data/guichet.sqlite
units="guichet-server.service guichet-server-backup.timer"

usage() {
  cat <<'TEXT'
guichet-server create --commune NAME [--site NAME --desks N --stations N]
                           makes the town hall, starts the server and gives the first code
guichet-server invite [desk|display|kiosk|elected] [--invite-to SITE]
                           gives a code for one more device; it lasts fifteen minutes
guichet-server health      says whether the server answers, and of when its last backup is
guichet-server recovery-key
                           makes the key that backups are encrypted to, once, and shows it this once: print it
guichet-server backup [--to FILE | --into FOLDER]
                           makes a backup now, where the nightly ones go unless a place is named
guichet-server try-backup --from FILE
                           reads a backup to its end and puts it nowhere
guichet-server restore --from FILE [--replace]
                           puts a backup back; the server must be stopped
guichet-server audit       looks whether the record of all writes and the journal are whole
guichet-server recover [--agent ID | --names]
                           when no administrator can sign in
The server itself: systemctl start, stop, restart or status guichet-server; what it says: journalctl -u guichet-server
More: /usr/share/doc/guichet-server/operations.md
TEXT
}

as_server() {
  if [ "$(id -un)" = "$account" ]; then "$@"; else runuser -u "$account" -- "$@"; fi
}

node() {
  as_server "$home/node" --env-file="$home/defaults.env" --env-file-if-exists="$settings" "$@"
}

has_systemd() { [ -d /run/systemd/system ]; }

start_units() {
  if has_systemd; then
    # shellcheck disable=SC2086
    systemctl enable --quiet --now $units
  else
    echo "There is no systemd here: start $home/node $home/server.cjs yourself, as $account." >&2
  fi
}

[ $# -gt 0 ] || set -- help
command=$1
shift
case "$command" in
  help | --help | -h)
    usage
    exit 0
    ;;
  create | invite | health | recovery-key | backup | try-backup | restore | audit | recover) ;;
  *)
    echo "guichet-server: there is no command « $command »." >&2
    usage >&2
    exit 2
    ;;
esac
if [ "$(id -u)" != 0 ] && [ "$(id -un)" != "$account" ]; then
  echo "guichet-server: please say « sudo guichet-server $command »: the data belong to the account $account alone." >&2
  exit 1
fi

for word in "$@"; do
  case "$word" in
    --help | -h)
      usage
      exit 0
      ;;
  esac
done

# Root reads and writes everywhere, the account does not: it is said before Node says EACCES.
cannot() {
  echo "guichet-server: the account $account cannot $1 $2. $3" >&2
  exit 1
}
if [ -e "$settings" ] && ! as_server test -r "$settings"; then
  cannot read "$settings" "Please say: sudo chgrp $account $settings && sudo chmod 640 $settings"
fi
option=
for word in "$@"; do
  case "$word" in
    --*=*)
      option=${word%%=*}
      word=${word#*=}
      ;;
  esac
  case "$option" in
    --from)
      if [ -e "$word" ] && ! as_server test -r "$word"; then
        cannot read "$word" "Give it a copy: sudo install -o $account -m 600 $word $backups/"
      fi
      ;;
    --key)
      # No copy of the key: it would stay beside the backups that it opens.
      if [ -e "$word" ] && ! as_server test -r "$word"; then cannot read "$word" "Type the key instead, without --key"; fi
      ;;
    --to)
      if ! as_server test -w "$(dirname -- "$word")"; then
        cannot "write into" "$(dirname -- "$word")" "It may write into $backups"
      fi
      ;;
  esac
  option=$word
done

case "$command" in
  health) node "$home/health.cjs" "$@" ;;
  backup)
    case " $* " in
      *" --to "* | *" --to="* | *" --into "* | *" --into="*) node "$home/server.cjs" backup "$@" ;;
      *)
        into=$(node -e 'console.log(process.env.GUICHET_BACKUPS)')
        # By hand it may, and the nightly one would fail where nobody looks.
        case "$into" in
          "$backups" | "$backups"/* | /mnt/* | /media/* | /srv/*) ;;
          *) echo "The nightly backup may not write into $into: name a place below /mnt, /media or /srv in $settings" >&2 ;;
        esac
        node "$home/server.cjs" backup --into "$into" "$@"
        ;;
    esac
    ;;
  create)
    if ! node "$home/server.cjs" create "$@"; then
      if [ -e "$town" ]; then
        echo "Where a town hall is made already: sudo systemctl enable --now $units, then sudo guichet-server invite" >&2
      fi
      exit 1
    fi
    start_units
    if ! node "$home/health.cjs" --wait; then
      echo "The town hall is made. Once the server answers: sudo guichet-server invite" >&2
      exit 1
    fi
    node "$home/server.cjs" invite
    echo "Next: sudo guichet-server recovery-key, or no backup is made."
    ;;
  restore)
    node "$home/server.cjs" restore "$@"
    echo "Next: sudo systemctl enable --now $units"
    ;;
  *) node "$home/server.cjs" "$command" "$@" ;;
esac
