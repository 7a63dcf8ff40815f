import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import { seenSources } from '#shared/domain/people/seen-passages';
import { peopleText } from '#shared/i18n/fr/people';
import { printsText } from '#shared/i18n/fr/prints';

import { useStoredCitizens } from '../../data/queries/use-citizen-values';
import { isRead } from '../../data/queries/use-live';
import { useMessagesOfAll } from '../../data/queries/use-messages-of';
import { useNoteReading } from '../../data/queries/use-note-reading';
import { useNow } from '../../data/queries/use-now';
import { usePassages } from '../../data/queries/use-passages';
import { useRequestSight } from '../../data/queries/use-request-sight';
import { useSyncPart } from '../../data/queries/use-sync-state';
import { guichetBridge } from '../../platform/bridge';
import { saveFile } from '../../platform/exports/save-file';
import { sayPrinted } from '../../platform/say-printed';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { AccessRequestPart } from './access-request-part';
import { accountOf, accountPage, type AccountFacts, type PersonAccount } from './view-model/person-account';

const texts = peopleText.account;

type AccountProps = { readonly person: Person; readonly reference: SiteReference };

/** `null` until desk and server were asked for all of it. */
const useAccountFacts = ({ person, reference }: AccountProps): Omit<AccountFacts, 'now'> | null => {
  const passages = usePassages(person.memberIds, person.guardian ? [person.guardian.id] : []);
  const citizens = useStoredCitizens(person.memberIds);
  const { isWhole } = passages;
  const maySee = useRequestSight(reference);
  const withheld = useSyncPart((sync) => sync.withheld);
  const messages = useMessagesOfAll(isWhole ? passages.sources.appointments.map(({ id }) => id) : null);
  if (!isWhole || !isRead(citizens) || messages === null) return null;
  const { sources, isWhole: isSeen } = seenSources(passages.sources, maySee);
  const missing: PersonAccount['missing'] = [
    ...(passages.isUnreachable || passages.isCut ? (['olderPassages'] as const) : []),
    ...(messages.isWhole ? [] : (['messages'] as const)),
    ...(isSeen && withheld.length === 0 ? [] : (['keptRequests'] as const)),
  ];
  return { person, reference, citizens, sources, messages: messages.messages, missing };
};

const Account = (props: AccountProps) => {
  const facts = useAccountFacts(props);
  const now = new Date(useNow(1_000));
  const noteReading = useNoteReading();
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (!facts)
    return (
      <p className="meta" role="status">
        {peopleText.passages.reading}
      </p>
    );
  const print = async (to: 'paper' | 'file'): Promise<void> => {
    setBusy(true);
    setTold(printsText.done.busy);
    noteReading(to === 'paper' ? 'printed' : 'exported', 'personAccount', 1);
    const printed = await guichetBridge()
      ?.invoke('print.person', { person: accountPage({ ...facts, now }), to })
      .catch(() => null);
    setBusy(false);
    setTold(sayPrinted(printed ?? null));
  };
  const save = (): void => {
    const account = accountOf({ ...facts, now });
    noteReading('exported', 'personAccount', 1);
    const content = new Blob([`${JSON.stringify(account, null, 2)}\n`], { type: 'application/json' });
    saveFile(texts.fileName(account.madeAt.slice(0, 10)), content);
    setTold(texts.saved);
  };
  return (
    <>
      <p>{texts.lead}</p>
      {facts.missing.map((what) => (
        <p key={what}>
          <b>{texts.missing[what]}</b>
        </p>
      ))}
      <div className="pf-acts">
        <Button onPress={() => void print('paper')} isDisabled={isBusy} autoFocus>
          {texts.print}
        </Button>
        <Button onPress={() => void print('file')} isDisabled={isBusy}>
          {texts.pdf}
        </Button>
        <Button onPress={save} isDisabled={isBusy}>
          {texts.json}
        </Button>
      </div>
      <p role="status">{told}</p>
    </>
  );
};

/** For whoever may export: what is known of the person, for themselves, on paper or as a file. What is kept to another department stays out and is said to. */
export const AccountPart = (props: AccountProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {texts.open}
      </Button>
      {isOpen && (
        <Dialog isOpen title={texts.title} onClose={() => setOpen(false)}>
          <div className="pf-erase">
            <Account {...props} />
            <AccessRequestPart {...props} />
          </div>
        </Dialog>
      )}
    </>
  );
};
