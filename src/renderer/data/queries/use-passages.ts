import { useMemo, useEffect, useState } from 'react';

import { joinPassages, splitPassages, type Passage, type PassageSources } from '#shared/domain/people/passages';
import { withPast } from '#shared/domain/people/with-past';
import type { Documents } from '#shared/domain/model/collections';
import { soundDocument } from '#shared/sync/sound-document';

import { passagesOf, type PassagesRead } from '../passages-of';
import { useDataState } from '../data-state';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

const none: PassageSources = { appointments: [], tickets: [], requests: [] };

/** What the server knows of some people beyond the window of this desk. `isAsking` = it has not answered yet. */
type EarlierPassages = {
  readonly found: PassageSources;
  readonly isAsking: boolean;
  readonly isUnreachable: boolean;
  /** There was too much of it for one answer: the earliest are not here. */
  readonly isCut: boolean;
};

type Answer = { readonly [Name in keyof PassageSources]: readonly { readonly _deleted: boolean }[] };

const soundOf = <Name extends keyof PassageSources>(name: Name, rows: Answer[Name]): readonly Documents[Name][] =>
  rows.flatMap(({ _deleted, ...document }) => soundDocument(name, document as unknown as Documents[Name]) ?? []);

const soundIn = ({ appointments, tickets, requests }: Answer): PassageSources => ({
  appointments: soundOf('appointments', appointments),
  tickets: soundOf('tickets', tickets),
  requests: soundOf('requests', requests),
});

const ofNobody: EarlierPassages = { found: none, isAsking: false, isUnreachable: false, isCut: false };
const asking: EarlierPassages = { found: none, isAsking: true, isUnreachable: false, isCut: false };
const unreachable: EarlierPassages = { found: none, isAsking: false, isUnreachable: true, isCut: false };

/** Asks the server once for each person that is looked at. */
const useEarlierPassages = (citizenIds: readonly string[]): EarlierPassages => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const key = [...new Set(citizenIds)].filter((id) => id !== '').join(' ');
  const [known, setKnown] = useState<{ readonly key: string; readonly value: EarlierPassages }>({
    key: '',
    value: asking,
  });
  useEffect(() => {
    if (!server || key === '') return undefined;
    let isGone = false;
    server.passages({ citizenIds: key.split(' ') }).then(
      (answer) => {
        if (isGone) return;
        if (!answer.ok) return setKnown({ key, value: unreachable });
        const [found, isCut] = [soundIn(answer.value), answer.value.isWhole === false];
        setKnown({ key, value: { found, isAsking: false, isUnreachable: false, isCut } });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [server, key]);
  if (key === '') return ofNobody;
  return known.key === key ? known.value : asking;
};

const notRead = unread<PassagesRead>({ appointments: [], tickets: [], requests: [], isWhole: false });

/** `isWhole` = everything that is kept was read; before, older passages may still come. */
export type Passages = {
  /** The documents of which they are made, also those that were taken back whole. */
  readonly sources: PassageSources;
  readonly ahead: readonly Passage[];
  readonly past: readonly Passage[];
  readonly isWhole: boolean;
  /** What this desk let go of is with the server, which does not answer. */
  readonly isUnreachable: boolean;
  /** There are too many of them: the earliest are left out. */
  readonly isCut: boolean;
};

/** Every passage of a person under any of their ids, and those on which they came along with their guardian. */
export const usePassages = (memberIds: readonly string[], guardianIds: readonly string[]): Passages => {
  const today = useToday();
  const earlier = useEarlierPassages([...memberIds, ...guardianIds]);
  const read = useLive(
    `passages ${today} ${memberIds.join(' ')} / ${guardianIds.join(' ')}`,
    (database) => passagesOf(database, memberIds, guardianIds, today),
    notRead,
  );
  const ids = memberIds.join(' ');
  return useMemo(() => {
    const sources = withPast(read, earlier.found, new Set(ids.split(' ')));
    return {
      sources,
      ...splitPassages(joinPassages(sources), today),
      isWhole: read.isWhole && !earlier.isAsking,
      isUnreachable: earlier.isUnreachable,
      isCut: earlier.isCut,
    };
  }, [read, earlier, ids, today]);
};
