import { useEffect, useRef, useState } from 'react';

import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import {
  accessDaysLeft,
  accessDueDay,
  accessOutcomes,
  type AccessOutcome,
} from '#shared/domain/requests/access-request';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { accessRequestsText as texts } from '#shared/i18n/protection/access-requests';
import type { AccessRequest } from '#shared/sync/wire/access-request-calls';

import { useCommands } from '../../../data/commands/use-commands';
import { useCitizenValues, useStoredCitizens } from '../../../data/queries/use-citizen-values';
import { isRead } from '../../../data/queries/use-live';
import { Button } from '../../../ui/button';
import { useOpenPerson } from '../../../ui/open-person';
import { AskWhich } from '../../../ui/pick/ask-which';

const { list } = texts;

/** Ends a request of somebody who has no file here any more: nobody can do it from there. */
const useClosing = () => {
  const { settleAccessRequest } = useCommands();
  const [asked, setAsked] = useState<AccessRequest | null>(null);
  const [told, setTold] = useState({ words: '', isRefused: false });
  const [isBusy, setBusy] = useState(false);
  return {
    asked,
    told,
    isBusy,
    ask: (request: AccessRequest | null): void => {
      setTold({ words: '', isRefused: false });
      setAsked(request);
    },
    settle: async (id: string, outcome: AccessOutcome): Promise<void> => {
      setBusy(true);
      const done = await settleAccessRequest({ id, outcome });
      setBusy(false);
      setTold({ words: done.ok ? texts.said[done.value] : refusalLine(done.reason), isRefused: !done.ok });
      if (done.ok) setAsked(null);
    },
  };
};

type PartProps = {
  readonly requests: readonly AccessRequest[];
  readonly reference: SiteReference;
  readonly today: string;
};

/** The open requests of access of the site with the names that this desk knows, the earliest receipt first. */
export const AccessPart = ({ requests, reference, today }: PartProps) => {
  const openPerson = useOpenPerson();
  const ids = requests.flatMap(({ citizenIds }) => citizenIds);
  const stored = useStoredCitizens(ids);
  const values = useCitizenValues(ids);
  const closing = useClosing();
  const told = useRef<HTMLParagraphElement>(null);
  // The row goes with its request: the focus stays beside what became of it.
  useEffect(() => {
    if (closing.told.words !== '' && document.activeElement === document.body) told.current?.focus();
  }, [closing.told, requests]);
  if (requests.length === 0 && closing.told.words === '') return null;
  const { territory } = reference.site;
  const rowOf = (request: AccessRequest) => {
    const files = stored.filter(({ id }) => request.citizenIds.includes(id));
    const file = files.find(({ erasedAt }) => erasedAt === '');
    const known = file && values.get(file.id);
    const gone = files.length === 0 ? list.notHere : list.erased;
    const name = file ? (known && knownBy(known)) || list.unnamed : gone;
    const dueDay = accessDueDay(request, territory);
    const daysLeft = accessDaysLeft(request, today, territory);
    return { file, name, words: texts.open({ receivedOn: request.receivedOn, dueDay, daysLeft, today }) };
  };
  return (
    <section className="prot-papers" aria-labelledby="prot-access">
      <h3 id="prot-access">{list.title}</h3>
      <p className="meta">{list.hint}</p>
      {isRead(stored) && (
        <ul>
          {requests.map((request) => {
            const { file, name, words } = rowOf(request);
            return (
              <li key={request.id}>
                <div>
                  <b>{name}</b>
                  <p>{words}</p>
                </div>
                <div className="prot-acts">
                  {file && openPerson && (
                    <Button label={list.actOf(list.file, name)} onPress={() => openPerson(file.id)}>
                      {list.file}
                    </Button>
                  )}
                  {!file && (
                    <Button label={list.actOf(list.close, name)} onPress={() => closing.ask(request)}>
                      {list.close}
                    </Button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <p role="status" ref={told} tabIndex={-1}>
        {closing.told.isRefused ? '' : closing.told.words}
      </p>
      {closing.asked && (
        <AskWhich
          {...texts.ending}
          {...texts.asking}
          ids={accessOutcomes}
          refused={closing.told.isRefused ? closing.told.words : ''}
          isBusy={closing.isBusy}
          onConfirm={(outcome) => void closing.settle(closing.asked?.id ?? '', outcome)}
          onClose={() => closing.ask(null)}
        />
      )}
    </section>
  );
};
