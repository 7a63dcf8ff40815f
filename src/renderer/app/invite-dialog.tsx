import { useEffect, useState } from 'react';

import type { InvitedRank } from '#shared/domain/rights/writes';
import { commonText } from '#shared/i18n/fr/common';
import { shortTime } from '#shared/i18n/fr/format';
import { shellText } from '#shared/i18n/fr/shell';
import type { IpcOutput } from '#shared/ipc/contract';
import { civilOf } from '#shared/time/civil';

import { guichetBridge } from '../platform/bridge';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Segmented } from '../ui/segmented';

type Invitation = IpcOutput<'hub.invite'>;
type Invitations = Readonly<Partial<Record<InvitedRank, Invitation>>>;
type InviteDialogProps = { readonly zone: string; readonly onClose: () => void };

const texts = shellText.invite;
const choices = [
  { id: 'desk', label: texts.ranks.desk },
  { id: 'display', label: texts.ranks.display },
  { id: 'kiosk', label: texts.ranks.kiosk },
  { id: 'elected', label: texts.ranks.elected },
] as const;

type WordsProps = { readonly invitation: Invitation | undefined; readonly rank: InvitedRank; readonly zone: string };

const Words = ({ invitation, rank, zone }: WordsProps) => {
  if (invitation === undefined) return <p role="status">{texts.busy}</p>;
  if (invitation === null) return <p role="alert">{texts.none}</p>;
  return (
    <>
      <p className="invite-how">{texts.how[rank]}</p>
      <dl className="invite">
        <dt>{texts.address}</dt>
        {invitation.addresses.map((address) => (
          <dd key={address} className="code">
            {address}
          </dd>
        ))}
        <dt>{texts.code}</dt>
        <dd className="code invite-code">{invitation.code}</dd>
      </dl>
      <p className="meta">{texts.once(shortTime(civilOf(invitation.expiresAt, zone).time))}</p>
    </>
  );
};

/** One code for each thing that a station may become, asked for when it is chosen. */
const useInvitations = (rank: InvitedRank): Invitations => {
  const [invitations, setInvitations] = useState<Invitations>({});
  const isKnown = rank in invitations;
  useEffect(() => {
    if (isKnown) return undefined;
    let isWanted = true;
    const keep = (invitation: Invitation): void => {
      if (isWanted) setInvitations((known) => ({ ...known, [rank]: invitation }));
    };
    const asked = guichetBridge()?.invoke('hub.invite', { rank }) ?? Promise.resolve(null);
    asked.then(keep, () => keep(null));
    return () => {
      isWanted = false;
    };
  }, [rank, isKnown]);
  return invitations;
};

/** A one-time code with which another station, a screen or a kiosk joins this town hall. */
export const InviteDialog = ({ zone, onClose }: InviteDialogProps) => {
  const [rank, setRank] = useState<InvitedRank>('desk');
  const invitations = useInvitations(rank);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.title}
      size="small"
      footer={
        <Button onPress={onClose} keys="Échap" autoFocus>
          {commonText.close}
        </Button>
      }
    >
      <Segmented label={texts.what} options={choices} value={rank} onChange={setRank} />
      <Words invitation={invitations[rank]} rank={rank} zone={zone} />
    </Dialog>
  );
};
