import { beforeEach, describe, expect, it } from 'vitest';

import { CODE_SIGNS, readRecoveryCode } from '#shared/sync/invitation';
import { allRules } from '#shared/sync/rules';
import type { CallOutput } from '#shared/sync/wire/calls';

import { SITE } from './support/documents';
import { agentOf, HOUR, personTown, pins, type PersonTown } from './support/person-town';
import { device } from './support/test-core';

let town: PersonTown;
beforeEach(async () => {
  town = await personTown(allRules, [agentOf('zoe', 'admin')]);
  await town.provePersons();
});

const noteOf = (id: string): Promise<string> => town.store.withSite(SITE, (site) => site.siteNote(`person ${id}`));
const make = (pin: string = pins.max, at = town.boss) => town.call('makeRecoveryCodes', at, { agentId: 'max', pin });
const made = async (pin?: string): Promise<readonly string[]> => {
  const reply = (await make(pin)) as CallOutput<'makeRecoveryCodes'>;
  return reply.verdict === 'made' ? reply.codes : [];
};
const recover = (code: string, next = '573920', at = town.k1, agentId = 'max') =>
  town.handlers.recoverPin({ agentId, code, next }, at);
const recoveryOf = async (id: string) =>
  (await town.handlers.persons({}, town.boss)).persons.find(({ agentId }) => agentId === id)?.recovery;
const journal = async () =>
  (
    await town.handlers.journal(
      { from: '2020-01-01', to: '2090-01-01', by: 'max', agentId: '', subjects: [], before: null, limit: 500 },
      town.boss,
    )
  ).lines;

describe('codes of recovery', () => {
  it('are ten of twelve signs each, told once and kept as slow hashes under a salt; how many are left is told of administrators alone', async () => {
    expect(await recoveryOf('max')).toEqual({ left: 0, at: '' });
    expect(await recoveryOf('ann')).toBeUndefined();
    const codes = await made();
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    for (const code of codes) expect(code).toMatch(new RegExp(`^([${CODE_SIGNS}]{4}-){2}[${CODE_SIGNS}]{4}$`, 'u'));
    expect(await recoveryOf('max')).toEqual({ left: 10, at: new Date(town.time.nowMs).toISOString() });
    const note = await noteOf('max');
    const { recovery } = JSON.parse(note) as { recovery: { salt: string; hashes: string[] } };
    for (const code of codes) {
      expect(note).not.toContain(code);
      expect(note).not.toContain(readRecoveryCode(code));
      expect(recovery.hashes).toContain(await town.parts.provings.prove(readRecoveryCode(code) ?? '', recovery.salt));
    }
    const told = JSON.stringify([await town.call('persons', town.boss), await journal()]);
    for (const secret of [...recovery.hashes, recovery.salt, ...codes]) expect(told).not.toContain(secret);
  });

  it('let an administrator choose another personal code at any desk, each once, however they are typed', async () => {
    const [first = '', second = ''] = await made();
    expect(await recover(first)).toEqual({
      verdict: 'right',
      until: new Date(town.time.nowMs + 72 * HOUR).toISOString(),
      lifeMs: 72 * HOUR,
    });
    expect(await town.signIn('max', town.k2)).toEqual({ verdict: 'wrong', triesLeft: 4 });
    expect(await town.signIn('max', town.k2, '573920')).toMatchObject({ verdict: 'right' });
    expect(await recover(first)).toEqual({ verdict: 'wrong', triesLeft: 4 });
    expect(await recoveryOf('max')).toMatchObject({ left: 9 });
    expect(await recover(` ${second.toLowerCase().replaceAll('-', ' ')} `, '902174')).toMatchObject({
      verdict: 'right',
    });
    expect(await recoveryOf('max')).toMatchObject({ left: 8 });
  });

  it('used at two desks at once count at one of them', async () => {
    const [code = ''] = await made();
    const replies = await Promise.all([recover(code, '573920', town.k1), recover(code, '902174', town.k2)]);
    expect(replies.filter(({ verdict }) => verdict === 'right')).toHaveLength(1);
    expect(await recoveryOf('max')).toMatchObject({ left: 9 });
  });

  it('are void once others were made, the access was ended, or the role is another', async () => {
    const [before = ''] = await made();
    const [since = ''] = await made();
    expect(await recover(before)).toMatchObject({ verdict: 'wrong' });
    await town.handlers.settlePerson({ id: 'max', act: 'newPin' }, town.boss);
    expect(await recover(since, '123456')).toEqual({ verdict: 'weak' });
    expect(await recover(since, since)).toEqual({ verdict: 'weak' });
    // A start code that was not used gives way.
    expect(await recover(since)).toMatchObject({ verdict: 'right' });
    await town.store.withSite(SITE, async (site) => {
      const note = JSON.parse(await site.siteNote('person max')) as object;
      await site.writeSiteNote('person ann', JSON.stringify(note));
    });
    const [third = ''] = await made('573920');
    expect(await recover(third, '902174', town.k1, 'ann')).toEqual({ verdict: 'noRecovery' });
    const start = await town.handlers.settlePerson({ id: 'zoe', act: 'newPin' }, town.boss);
    await town.handlers.choosePin(
      { agentId: 'zoe', pin: start.outcome === 'done' ? start.startPin : '', next: '771203' },
      town.boss,
    );
    expect(await town.handlers.settlePerson({ id: 'max', act: 'shutOut' }, town.boss)).toMatchObject({
      outcome: 'done',
    });
    expect(await recover(third)).toEqual({ verdict: 'shutOut' });
    await town.handlers.settlePerson({ id: 'max', act: 'letIn' }, town.boss);
    expect(await recover(third)).toEqual({ verdict: 'noRecovery' });
  });

  it('wrong ones are counted with wrong personal codes; what is no whole code is no try', async () => {
    const [code = ''] = await made();
    for (const typed of ['', 'K7QF', `${code}A`])
      expect(await recover(typed)).toEqual({ verdict: 'wrong', triesLeft: 5 });
    expect(await town.signIn('max', town.k1, '000001')).toEqual({ verdict: 'wrong', triesLeft: 4 });
    for (const triesLeft of [3, 2, 1, 0])
      expect(await recover('AAAA-BBBB-CCCC')).toEqual({ verdict: 'wrong', triesLeft });
    expect(await recover(code)).toEqual({ verdict: 'wait', waitMs: 60_000 });
    expect(await town.signIn('max', town.k1)).toEqual({ verdict: 'wait', waitMs: 60_000 });
    town.time.nowMs += 60_000;
    expect(await recover(code)).toMatchObject({ verdict: 'right' });
    // Thirty an hour of a family of devices, whomever they name.
    for (let tries = 0; tries < 30; tries += 1) await town.signIn('nobody', town.k2, '482913');
    const [other = ''] = await made('573920');
    expect(await recover(other, '902174', town.k2)).toMatchObject({ verdict: 'wait' });
    expect(await recover(other, '902174', town.k1)).toMatchObject({ verdict: 'right' });
  });

  it('are made by an administrator alone, who types the code of their own at a device where they are signed in', async () => {
    expect(await make('000001')).toEqual({ verdict: 'wrong', triesLeft: 4 });
    expect(await recoveryOf('max')).toMatchObject({ left: 0 });
    await expect(make(pins.max, device('other', 'admin'))).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(town.call('makeRecoveryCodes', town.boss, { agentId: 'ann', pin: pins.ann })).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await town.signIn('ann', town.boss);
    expect(await town.call('makeRecoveryCodes', town.boss, { agentId: 'ann', pin: pins.ann })).toEqual({
      verdict: 'notAdmin',
    });
    const given = await town.handlers.settlePerson({ id: 'max', act: 'newPin' }, town.boss);
    expect(await make(given.outcome === 'done' ? given.startPin : '')).toEqual({ verdict: 'noPin' });
  });

  it('leave lines in the journal: made, used with how many are left, and a wrong one', async () => {
    const [code = ''] = await made();
    await recover('AAAA-BBBB-CCCC');
    await recover(code);
    const lines = (await journal()).filter(({ agentId, kind }) => agentId === 'max' && kind !== 'journalRead');
    expect(lines.slice(0, 3).map(({ kind, subject, count, deviceId }) => [kind, subject, count, deviceId])).toEqual([
      ['settingsWritten', 'recoveryUsed max', 9, 'k1'],
      ['wrongCode', 'max', 0, 'k1'],
      ['settingsWritten', 'recoveryMade max', 10, 'boss'],
    ]);
  });
});
