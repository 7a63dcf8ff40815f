import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { smallTown } from '#shared/domain/conflicts/testing/small-town';
import type { Agent } from '#shared/domain/model/reference';
import { holderOf, type RightsTable } from '#shared/domain/rights/rights';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { KeysProvider } from '../../ui/keys';
import { LoadWays } from './load-ways';

const shown = (role: Agent['role'], isOver: boolean, table: RightsTable = []): string =>
  renderToStaticMarkup(
    <KeysProvider>
      <LoadWays
        reference={{ ...smallTown, agents: [], rights: [{ id: 'rights', kind: 'rights', changes: [...table] }] }}
        day="2026-11-24"
        isOver={isOver}
        onOpenDesk={role === 'supervisor' || role === 'admin' ? () => undefined : null}
        holder={holderOf(table, role)}
        onNavigate={() => undefined}
      />
    </KeysProvider>,
  );

it('where people are too many there is what mends it: a desk more, and the appointments', () => {
  const { openDesk } = supervisionText.keys;
  for (const role of ['supervisor', 'admin'] as const) {
    expect(shown(role, true)).toContain(openDesk);
    expect(shown(role, true)).toContain(dayAheadText.seeBooked);
    expect(shown(role, false)).not.toContain(openDesk);
  }
  expect(shown('counter', true)).not.toContain(openDesk);
  expect(shown('counter', true)).toContain(dayAheadText.seeBooked);
});

it('an absence is noted from there, or the person is named who notes it', () => {
  const taken = [{ role: 'supervisor', right: 'absences', may: false }];
  for (const role of ['admin', 'supervisor'] as const) expect(shown(role, false)).toContain(dayAheadText.away.note);
  for (const [words, whom] of [
    [shown('counter', false), 'à qui supervise la journée ou à qui administre la mairie'],
    [shown('supervisor', false, taken), 'demandez à qui administre la mairie'],
  ] as const) {
    expect(words).not.toContain(dayAheadText.away.note);
    expect(words).toContain(whom);
  }
});
