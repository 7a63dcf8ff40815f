import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { toldPlacement } from '#shared/domain/lifecycle/told-placement';
import { timeOf } from '#shared/time/civil';

import { load } from '../../load';
import { answers, grantingServer, must, openTestData, refuses, today, type TestData } from '../../testing/test-data';
import { pieceSize } from '../door/long-act';

const tomorrow = '2026-11-25';
const friday = '2026-11-27';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const book = async (day: string, time: string, deskId = 'desk-1', reasonId = 'advice') =>
  must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
      reasonId,
      persons: [{ preApplicationNumber: '' }],
      day,
      time,
      deskId,
      channel: 'desk',
    }),
  ).appointmentId;
const read = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

describe('moveAppointments', () => {
  it('moves forty in one act that is taken back in one', async () => {
    const times = Array.from({ length: 20 }, (_, index) => timeOf(9 * 60 + index * 10));
    const ids: string[] = [];
    for (const time of times) for (const deskId of ['desk-1', 'desk-2']) ids.push(await book(tomorrow, time, deskId));
    const moves = [];
    for (const appointmentId of ids) {
      const { time, deskId } = await read(appointmentId);
      moves.push({ appointmentId, day: friday, time, deskId });
    }
    const acts = data.context.acts.of('agent-1').length;
    const result = must(await data.commands.moveAppointments({ moves }));
    expect(result).toMatchObject({
      movedIds: ids,
      notMoved: [],
      act: { code: 'appointmentsMoved', count: 40 },
    });
    expect(data.context.acts.of('agent-1')).toHaveLength(acts + 1);
    const moved = await Promise.all(ids.map(read));
    expect(moved.every(({ day }) => day === friday)).toBe(true);
    expect(moved.every((one) => toldPlacement(one).isDue)).toBe(true);
    must(await data.commands.undoLast());
    const back = await Promise.all(ids.map(read));
    expect(back.every((one) => one.day === tomorrow && !toldPlacement(one).isDue)).toBe(true);
  });

  it('lets those who move take the places of each other', async () => {
    const first = await book(tomorrow, '10:00');
    const second = await book(tomorrow, '10:10');
    const moves = [
      { appointmentId: first, day: tomorrow, time: '10:10', deskId: 'desk-1' },
      { appointmentId: second, day: tomorrow, time: '10:00', deskId: 'desk-1' },
    ];
    expect(must(await data.commands.moveAppointments({ moves })).notMoved).toEqual([]);
    expect([(await read(first)).time, (await read(second)).time]).toEqual(['10:10', '10:00']);
  });

  it('leaves who finds no room where they are, and says so', async () => {
    const staying = await book(friday, '10:00');
    const [first, second] = [await book(tomorrow, '10:00'), await book(tomorrow, '11:00')];
    const to = (appointmentId: string) => ({ appointmentId, day: friday, time: '10:00', deskId: 'desk-1' });
    const free = { appointmentId: second, day: friday, time: '11:00', deskId: 'desk-1' };
    const result = must(await data.commands.moveAppointments({ moves: [to(first), free] }));
    expect(result.movedIds).toEqual([second]);
    expect(result.notMoved).toMatchObject([{ appointmentId: first, refusal: { code: 'deskBusy' } }]);
    expect((await read(first)).day).toBe(tomorrow);
    expect((await read(staying)).time).toBe('10:00');
    expect(await data.commands.moveAppointments({ moves: [to(first)] })).toMatchObject({
      reason: { code: 'deskBusy' },
    });
    expect(await data.commands.moveAppointments({ moves: [] })).toMatchObject({ reason: { code: 'notFound' } });
  });

  it('asks the server for each place, and waits for it only once when it is gone', async () => {
    const ids = [await book(tomorrow, '10:00'), await book(tomorrow, '10:10'), await book(tomorrow, '10:20')];
    const moves = ids.map((appointmentId, index) => ({
      appointmentId,
      day: friday,
      time: timeOf(600 + index * 10),
      deskId: 'desk-1',
    }));
    let asked = 0;
    data.setServer({
      ...grantingServer(),
      reserveSlot: () => {
        asked += 1;
        return refuses('unreachable');
      },
    });
    expect(must(await data.commands.moveAppointments({ moves })).movedIds).toEqual(ids);
    expect(asked).toBe(1);
  });

  describe('at a server that asks for patience', () => {
    /** Forty-eight people, two at a time, of tomorrow to Friday. */
    const bookFortyEight = async () => {
      const moves = [];
      for (let index = 0; index < 24; index += 1)
        for (const deskId of ['desk-1', 'desk-2']) {
          const time = timeOf(9 * 60 + index * 10);
          moves.push({ appointmentId: await book(tomorrow, time, deskId), day: friday, time, deskId });
        }
      return moves;
    };

    it('waits as long as it says, asks again, and says so meanwhile', async () => {
      const moves = await bookFortyEight();
      const taken = moves.slice(-10).map(({ appointmentId }) => appointmentId);
      let asked = 0;
      data.setServer({
        ...grantingServer(),
        reserveSlot: ({ appointmentId }) => {
          asked += 1;
          if (asked === 20) return refuses('tooMany', 30);
          if (asked === 31) return refuses('busy', 30);
          return answers('reserveSlot', { granted: !taken.includes(appointmentId), until: '', rivals: ['elsewhere'] });
        },
      });
      const waits: boolean[] = [];
      const stop = data.context.acts.subscribe(() => {
        const running = data.context.acts.running('agent-1');
        if (running && running.isWaiting !== (waits.at(-1) ?? false)) waits.push(running.isWaiting);
      });
      const { movedIds, notMoved } = must(await data.commands.moveAppointments({ moves }));
      stop();
      expect(asked).toBe(moves.length + 2);
      expect(movedIds).toHaveLength(38);
      expect(notMoved.map(({ appointmentId }) => appointmentId)).toEqual(taken);
      expect(new Set(notMoved.map(({ refusal }) => refusal.code))).toEqual(new Set(['slotTaken']));
      expect(waits).toEqual([true, false, true, false]);
    });

    it('leaves the rest where they are, and names them, when it is for too long', async () => {
      const moves = await bookFortyEight();
      let asked = 0;
      data.setServer({
        ...grantingServer(),
        reserveSlot: () => {
          asked += 1;
          return asked > 20
            ? refuses('tooMany', 3_600_000)
            : answers('reserveSlot', { granted: true, until: '', rivals: [] });
        },
      });
      const { movedIds, notMoved } = must(await data.commands.moveAppointments({ moves }));
      expect(movedIds).toHaveLength(20);
      expect(notMoved).toHaveLength(28);
      expect(new Set(notMoved.map(({ refusal }) => refusal.code))).toEqual(new Set(['serverBusy']));
      expect(asked).toBe(40);
    });

    it('is stopped while it waits', async () => {
      const moves = await bookFortyEight();
      let asked = 0;
      data.setServer({
        ...grantingServer(),
        reserveSlot: () => {
          asked += 1;
          return asked > 20
            ? refuses('busy', 60_000)
            : answers('reserveSlot', { granted: true, until: '', rivals: [] });
        },
      });
      const stop = data.context.acts.subscribe(() => {
        const running = data.context.acts.running('agent-1');
        if (running?.isWaiting && !running.isStopping) running.stop();
      });
      const { movedIds, notMoved } = must(await data.commands.moveAppointments({ moves }));
      stop();
      expect(movedIds).toHaveLength(20);
      expect(notMoved).toEqual([]);
    });
  });

  it('moves the others when another desk was faster on one place', async () => {
    const ids = [await book(tomorrow, '10:00'), await book(tomorrow, '10:10')];
    data.setServer({
      ...grantingServer(),
      reserveSlot: ({ place }) =>
        answers('reserveSlot', { granted: place.time !== '10:00', until: '', rivals: ['elsewhere'] }),
    });
    const moves = ids.map((appointmentId, index) => ({
      appointmentId,
      day: friday,
      time: timeOf(600 + index * 10),
      deskId: 'desk-1',
    }));
    const result = must(await data.commands.moveAppointments({ moves }));
    expect(result.movedIds).toEqual([ids[1]]);
    expect(result.notMoved).toMatchObject([{ refusal: { code: 'slotTaken' } }]);
  });
});

describe('an act on many rows', () => {
  const bookMany = async (count: number) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await book(tomorrow, timeOf(9 * 60 + n * 10)));
    return ids.map((appointmentId, n) => ({
      appointmentId,
      day: friday,
      time: timeOf(9 * 60 + n * 10),
      deskId: 'desk-1',
    }));
  };
  const dayOf = async (id: string) => (await read(id)).day;
  const acts = () => data.context.acts.of('agent-1');

  it('tells how far it is, is stopped between two rows, and what is done is one act with its undo', async () => {
    const moves = await bookMany(25);
    const seen: string[] = [];
    const stop = data.context.acts.subscribe(() => {
      const running = data.context.acts.running('agent-1');
      if (!running) return;
      seen.push(`${running.done} sur ${running.all}`);
      if (running.done >= pieceSize && !running.isStopping) running.stop();
    });
    const result = must(await data.commands.moveAppointments({ moves }));
    stop();
    expect(seen.slice(0, 2)).toEqual(['0 sur 25', `${pieceSize} sur 25`]);
    expect(data.context.acts.running('agent-1')).toBeNull();
    expect(data.context.acts.running('another')).toBeNull();
    expect(result.act).toMatchObject({ code: 'appointmentsMoved', count: pieceSize });
    const days = await Promise.all(moves.map(({ appointmentId }) => dayOf(appointmentId)));
    expect(days.filter((day) => day === friday)).toHaveLength(pieceSize);
    must(await data.commands.undoLast());
    expect(new Set(await Promise.all(moves.map(({ appointmentId }) => dayOf(appointmentId))))).toEqual(
      new Set([tomorrow]),
    );
  });

  it('its undo is stopped too, and the next one takes back the rest', async () => {
    const moves = await bookMany(25);
    must(await data.commands.moveAppointments({ moves }));
    const stop = data.context.acts.subscribe(() => {
      const running = data.context.acts.running('agent-1');
      if (running?.isUndo && running.done >= pieceSize && !running.isStopping) running.stop();
    });
    expect(must(await data.commands.undoLast())).toEqual({
      done: pieceSize,
      all: 25,
      isStopped: true,
      why: null,
      left: [],
    });
    stop();
    expect(acts().at(-1)?.undone).toBe(false);
    expect(must(await data.commands.undoLast())).toBeNull();
    expect(acts().at(-1)?.undone).toBe(true);
    expect(new Set(await Promise.all(moves.map(({ appointmentId }) => dayOf(appointmentId))))).toEqual(
      new Set([tomorrow]),
    );
  });

  it('its undo leaves who was told, and whose old place is taken, and says so', async () => {
    const moves = await bookMany(4);
    must(await data.commands.moveAppointments({ moves }));
    must(await data.commands.settleTelling({ appointmentId: moves[0]?.appointmentId ?? '', channel: 'phone' }));
    await book(tomorrow, moves[1]?.time ?? '');
    const moved = acts().find(({ code }) => code === 'appointmentsMoved');
    if (!moved) throw new Error('No act');
    expect(must(await moved.undo())).toMatchObject({
      done: 2,
      all: 4,
      isStopped: false,
      why: { code: 'undoTooLate' },
      left: ['Zoé Testard', 'Zoé Testard'],
    });
    const days = await Promise.all(moves.map(({ appointmentId }) => dayOf(appointmentId)));
    expect(days).toEqual([friday, friday, tomorrow, tomorrow]);
  });

  it('its undo leaves who is being called, until it is noted that the call came to nothing', async () => {
    const moves = await bookMany(2);
    must(await data.commands.moveAppointments({ moves }));
    const appointmentId = moves[0]?.appointmentId ?? '';
    must(await data.commands.takeCall({ appointmentId }));
    const moved = acts().find(({ code }) => code === 'appointmentsMoved');
    if (!moved) throw new Error('No act');
    expect(must(await moved.undo())).toMatchObject({
      done: 1,
      all: 2,
      why: { code: 'undoTooLate', status: 'callTaken' },
      left: ['Zoé Testard'],
    });
    expect(await Promise.all(moves.map((one) => dayOf(one.appointmentId)))).toEqual([friday, tomorrow]);
  });

  it('its undo that is refused as a whole is refused the next time too', async () => {
    const moves = await bookMany(1);
    must(await data.commands.moveAppointments({ moves }));
    await book(tomorrow, moves[0]?.time ?? '');
    const moved = acts().find(({ code }) => code === 'appointmentsMoved');
    for (let time = 0; time < 2; time += 1) expect(await moved?.undo()).toMatchObject({ ok: false });
    expect(await dayOf(moves[0]?.appointmentId ?? '')).toBe(friday);
  });

  it('leaves an entry in the outbox for each row that it wrote, and none beside', async () => {
    const moves = await bookMany(12);
    await data.context.database.outbox.find().remove();
    must(await data.commands.moveAppointments({ moves }));
    const entries = await data.context.database.outbox.find().exec();
    expect(entries.map(({ documentId }) => documentId).toSorted()).toEqual(
      moves.map(({ appointmentId }) => appointmentId).toSorted(),
    );
    for (const { documentId, marks } of entries)
      expect((await read(documentId)).events.map(({ id }) => id)).toEqual(expect.arrayContaining([...marks]));
  });
});

describe('setOutcomes', () => {
  it('notes many absent in one act, and takes that back in one', async () => {
    const ids = [await book(today, '10:00'), await book(today, '10:10')];
    must(await data.commands.setOutcomes({ appointmentIds: ids, outcome: 'noShow' }));
    expect((await Promise.all(ids.map(read))).map(({ status }) => status)).toEqual(['noShow', 'noShow']);
    must(await data.commands.undoLast());
    expect((await Promise.all(ids.map(read))).map(({ status }) => status)).toEqual(['booked', 'booked']);
  });

  it('notes nobody absent who came, and tells how many it left', async () => {
    const ids = [await book(today, '10:00'), await book(today, '10:10'), await book(today, '10:20')];
    must(await data.commands.checkIn({ appointmentId: ids[1] ?? '' }));
    const { act } = must(await data.commands.setOutcomes({ appointmentIds: ids, outcome: 'noShow' }));
    expect((await Promise.all(ids.map(read))).map(({ status }) => status)).toEqual(['noShow', 'arrived', 'noShow']);
    expect(act).toMatchObject({ count: 2, came: 1, outcome: 'noShow' });
    expect(await data.commands.setOutcomes({ appointmentIds: [ids[1] ?? ''], outcome: 'noShow' })).toMatchObject({
      ok: false,
    });
  });

  it('leaves alone what a colleague settled meanwhile', async () => {
    const ids = [await book(today, '10:00'), await book(today, '10:10')];
    must(await data.commands.cancelAppointment({ appointmentId: ids[0] ?? '', by: 'citizen', why: '' }));
    must(await data.commands.setOutcomes({ appointmentIds: ids, outcome: 'noShow' }));
    expect((await Promise.all(ids.map(read))).map(({ status }) => status)).toEqual(['cancelledByCitizen', 'noShow']);
  });

  it.each([
    ['attended', 'attended'],
    ['cancelledByCitizen', 'cancelledByCitizen'],
    ['cancelledByOffice', 'cancelledByOffice'],
  ] as const)('knows %s', async (outcome, status) => {
    const id = await book(today, '10:00');
    must(await data.commands.setOutcomes({ appointmentIds: [id], outcome }));
    expect((await read(id)).status).toBe(status);
  });

  it('has nothing to write without any', async () => {
    expect(await data.commands.setOutcomes({ appointmentIds: [], outcome: 'noShow' })).toMatchObject({ ok: false });
  });
});
