import { useEffect, useState } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { shortTime } from '#shared/i18n/fr/format';
import { shellText } from '#shared/i18n/fr/shell';
import type { IpcOutput } from '#shared/ipc/contract';
import { civilOf } from '#shared/time/civil';

import { guichetBridge } from '../platform/bridge';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

type Invitation = IpcOutput<'hub.invite'>;
type InviteDialogProps = { readonly zone: string; readonly onClose: () => void };

const Words = ({ invitation, zone }: { readonly invitation: Invitation | undefined; readonly zone: string }) => {
  if (invitation === undefined) return <p role="status">{shellText.invite.busy}</p>;
  if (invitation === null) return <p role="alert">{shellText.invite.none}</p>;
  return (
    <>
      <p>{shellText.invite.how}</p>
      <dl className="invite">
        <dt>{shellText.invite.address}</dt>
        {invitation.addresses.map((address) => (
          <dd key={address} className="code">
            {address}
          </dd>
        ))}
        <dt>{shellText.invite.code}</dt>
        <dd className="code invite-code">{invitation.code}</dd>
      </dl>
      <p className="meta">{shellText.invite.once(shortTime(civilOf(invitation.expiresAt, zone).time))}</p>
    </>
  );
};

/** A one-time code with which another station joins this town hall. */
export const InviteDialog = ({ zone, onClose }: InviteDialogProps) => {
  const [invitation, setInvitation] = useState<Invitation | undefined>(undefined);
  useEffect(() => {
    const asked = guichetBridge()?.invoke('hub.invite', undefined) ?? Promise.resolve(null);
    asked.then(setInvitation, () => setInvitation(null));
  }, []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={shellText.invite.title}
      size="small"
      footer={
        <Button onPress={onClose} keys="Échap" autoFocus>
          {commonText.close}
        </Button>
      }
    >
      <Words invitation={invitation} zone={zone} />
    </Dialog>
  );
};
