import { useRef, useState } from 'react';

import type { InvitedRank } from '#shared/domain/rights/writes';
import { commonText } from '#shared/i18n/fr/common';
import { shortTime } from '#shared/i18n/fr/format';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';
import type { IpcOutput } from '#shared/ipc/contract';
import { MOST_OPEN_CODES } from '#shared/sync/bounds';
import { reachOf } from '#shared/sync/invitation';
import { civilOf } from '#shared/time/civil';

import { useStation } from '../data/queries/use-station';
import { isCodeGone, useOpenCodes, type AskedRows, type OpenCode } from '../data/queries/devices/use-asked';
import { OpenCodesPart } from '../features/settings/devices/open-codes';
import { guichetBridge } from '../platform/bridge';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Note } from '../ui/note';
import { Segmented } from '../ui/segmented';

type Invitation = NonNullable<IpcOutput<'hub.invite'>>;
/** A code that this dialog was given, `busy` while it is asked for, or that none was given. */
type Given = Invitation | 'busy' | 'none';
type InviteDialogProps = { readonly zone: string; readonly onClose: () => void };

const texts = shellText.invite;
const choices = [
  { id: 'desk', label: texts.ranks.desk },
  { id: 'display', label: texts.ranks.display },
  { id: 'kiosk', label: texts.ranks.kiosk },
  { id: 'elected', label: texts.ranks.elected },
] as const;

type ReachProps = { readonly addresses: readonly string[]; readonly isDemo: boolean };

/** Says beside the code that no other machine can come by these addresses, and what to do about it. */
export const ReachNote = ({ addresses, isDemo }: ReachProps) => {
  const reach = reachOf(addresses);
  if (reach === 'others') return null;
  return (
    <Note tone="warn">
      {texts.reach[reach]} {reach === 'here' && isDemo && texts.reach.demo}
    </Note>
  );
};

type CodeProps = { readonly invitation: Invitation; readonly rank: InvitedRank; readonly zone: string };

const Code = ({ invitation, rank, zone }: CodeProps) => (
  <>
    <p className="invite-how">{texts.how[rank]}</p>
    <ReachNote addresses={invitation.addresses} isDemo={useStation().settings.mode === 'demo'} />
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

/** Why no code can be had now, `''` where one may be asked for. */
const whyNone = (list: AskedRows<OpenCode>['list'], given: Given | undefined): string => {
  if (list === 'unreachable') return texts.unreachable;
  if (typeof list === 'object' && list !== null && list.length >= MOST_OPEN_CODES)
    return refusalLine({ code: 'codesOpen' });
  return given === 'none' ? texts.none : '';
};

type AskProps = {
  readonly given: Given | undefined;
  readonly codes: AskedRows<OpenCode>;
  readonly isGone: boolean;
  /** Nothing was asked for yet: the focus may come here without leaving anything. */
  readonly isFirst: boolean;
  readonly onAsk: () => void;
};

/** What stands where no code does: the button that gets one, and why there is none. */
const Ask = ({ given, codes, isGone, isFirst, onAsk }: AskProps) => {
  if (given === 'busy') return <p role="status">{texts.busy}</p>;
  const why = whyNone(codes.list, given);
  return (
    <div className="invite-ask">
      {isGone && <p role="status">{texts.gone}</p>}
      {why !== '' && (
        <Note tone="warn" role="alert">
          {why}
        </Note>
      )}
      <Button tone="main" onPress={onAsk} autoFocus={isFirst}>
        {texts.ask}
      </Button>
    </div>
  );
};

/** One code for each thing that a station may become, asked for by its button: each is a way in, and three may be open. */
const useInvitations = (rank: InvitedRank, reload: () => Promise<void>) => {
  const [all, setAll] = useState<Readonly<Partial<Record<InvitedRank, Given>>>>({});
  const keep = (given: Given): void => setAll((known) => ({ ...known, [rank]: given }));
  const ask = async (): Promise<void> => {
    keep('busy');
    const asked = guichetBridge()?.invoke('hub.invite', { rank }) ?? Promise.resolve(null);
    const invitation = await asked.catch(() => null);
    // Once the list has it: a code that the list lacks is shown as gone.
    await reload();
    keep(invitation ?? 'none');
  };
  return { given: all[rank], isFirst: Object.keys(all).length === 0, ask };
};

/** A one-time code with which another station, a screen or a kiosk joins this town hall, and those that are open. */
export const InviteDialog = ({ zone, onClose }: InviteDialogProps) => {
  const [rank, setRank] = useState<InvitedRank>('desk');
  const codes = useOpenCodes();
  const { given, isFirst, ask } = useInvitations(rank, codes.reload);
  const close = useRef<HTMLButtonElement>(null);
  const invitation = typeof given === 'object' ? given : null;
  const isGone = invitation !== null && isCodeGone(invitation, codes.list);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.title}
      size="small"
      footer={
        <Button onPress={onClose} keys="Échap" buttonRef={close}>
          {commonText.close}
        </Button>
      }
    >
      <Segmented label={texts.what} options={choices} value={rank} onChange={setRank} />
      {invitation !== null && !isGone ? (
        <Code invitation={invitation} rank={rank} zone={zone} />
      ) : (
        <Ask
          given={given}
          codes={codes}
          isGone={isGone}
          isFirst={isFirst}
          // The button that was pressed has gone by then.
          onAsk={() => void ask().then(() => close.current?.focus())}
        />
      )}
      <OpenCodesPart {...codes} />
    </Dialog>
  );
};
