import { describe, expect, it } from 'vitest';

import { foldRequest } from '../../lifecycle/fold-request';
import { foldTicket } from '../../lifecycle/fold-ticket';
import { requestFact } from './request-fact';
import { serviceMin } from './service-min';
import { at, called, context, issued, log, received, ref, request, ticket } from './testing/small-logs';
import { ticketFact } from './ticket-fact';

describe('requestFact', () => {
  it('counts delays by both clocks, and the commitment from the day of the reception', () => {
    const letter = request(
      [at('2026-05-04', '09:00'), received({ receivedAt: at('2026-04-30', '16:00') })],
      [at('2026-05-27', '16:00'), { type: 'closed', outcome: 'answered', themeId: 'theme' }],
    );
    expect(requestFact(letter, context)).toMatchObject({
      day: '2026-04-30',
      minute: 960,
      delayDays: 27,
      workingDays: 15,
      dueDay: '2026-05-27',
      closedDay: '2026-05-27',
      themeId: 'theme',
      isOpen: false,
      departmentId: 'department',
    });
  });

  it('pauses while it waits on the citizen, and tells how long it stood in each state', () => {
    const email = request(
      [at('2026-05-07', '09:00'), received({ channel: 'email' })],
      [at('2026-05-11', '09:00'), { type: 'waitingOnCitizen' }],
      [at('2026-05-13', '09:00'), { type: 'started' }],
      [at('2026-05-18', '09:00'), { type: 'closed', outcome: 'answered' }],
    );
    // 8 May and Ascension Day on the 14th are holidays.
    expect(requestFact(email, context)).toMatchObject({
      delayDays: 11,
      workingDays: 3,
      pausedDays: 2,
      dueDay: '2026-05-20',
      stays: [
        { status: 'received', days: 1 },
        { status: 'waitingOnCitizen', days: 2 },
        { status: 'inProgress', days: 2 },
      ],
    });
  });

  it('takes the reason before the channel, months by the calendar, and reads no undone step', () => {
    const steps = log(
      [at('2026-01-31', '09:00'), received({ reasonId: 'walk' })],
      [at('2026-02-02', '09:00'), { type: 'assigned', departmentId: 'housing' }],
      [at('2026-02-03', '09:00'), { type: 'closed', outcome: 'answered', themeId: 'theme' }],
    );
    const undone = log([at('2026-02-03', '09:05'), { type: 'undone', target: steps.at(-1)?.id }]);
    const folded = foldRequest('request', 'site', [...steps, ...undone.map((event) => ({ ...event, n: 9 }))]);
    expect(requestFact(folded, context)).toMatchObject({
      dueDay: '2026-02-28',
      isOpen: true,
      delayDays: null,
      workingDays: null,
      closedDay: '',
      themeId: '',
      departmentId: 'housing',
    });
  });

  it('knows no fact of what was taken back or of a call for help', () => {
    const steps = log([at('2026-05-04', '09:00'), received()]);
    const undone = log([at('2026-05-04', '09:01'), { type: 'undone', target: steps[0]?.id }]);
    const taken = foldRequest('request', 'site', [...steps, ...undone.map((event) => ({ ...event, n: 2 }))]);
    expect(requestFact(taken, context)).toBeNull();
    expect(requestFact(request([at('2026-05-04', '09:00'), received({ help: true })]), context)).toBeNull();
  });

  it('closes with the ticket of somebody who left unserved, without a delay', () => {
    const gone = ticket([at('2026-06-22', '09:00'), issued()], [at('2026-06-22', '09:40'), { type: 'abandoned' }]);
    const asked = request([at('2026-06-22', '09:00'), received({ channel: 'desk', ticketId: 'ticket' })]);
    expect(requestFact(asked, context, gone)).toMatchObject({
      isOpen: false,
      outcome: 'abandoned',
      closedDay: '2026-06-22',
      delayDays: null,
    });
  });
});

describe('ticketFact', () => {
  const served = ticket(
    [at('2026-06-22', '08:50'), issued({ appointmentId: 'a', dueAt: at('2026-06-22', '09:00') })],
    [at('2026-06-22', '09:10'), called],
    [at('2026-06-22', '09:12'), { type: 'started' }],
    [at('2026-06-22', '09:20'), { type: 'held' }],
    [at('2026-06-22', '09:25'), { type: 'resumed' }],
    [at('2026-06-22', '09:32'), { type: 'done', outcome: 'answered' }],
  );

  it('keeps wait, presence, walk, service without holds and stay apart', () => {
    expect(serviceMin(served)).toBe(15);
    expect(ticketFact(served, { ref })).toMatchObject({
      minute: 530,
      waitFromMinute: 540,
      waitMin: 10,
      presenceMin: 20,
      walkMin: 2,
      serviceMin: 15,
      stayMin: 42,
      booked: true,
    });
  });

  it('takes no hold off the service that another desk wrote, whose call was flagged', () => {
    const by = { agentId: 'b', deviceId: 'other', deskId: 'other' };
    const strangers = log(
      [at('2026-06-22', '09:13'), { type: 'held' }],
      [at('2026-06-22', '09:19'), { type: 'resumed' }],
    ).map((event, index) => ({ ...event, by, id: `of-other-${index}`, n: 3 }));
    expect(serviceMin(foldTicket('ticket', 'site', [...served.events, ...strangers]))).toBe(15);
  });

  it('counts, without any time, when its times are doubted', () => {
    const doubted = foldTicket('ticket', 'site', [
      ...served.events,
      ...log([at('2026-06-22', '09:33'), { type: 'timesDoubted' }]).map((event) => ({ ...event, n: 9 })),
    ]);
    expect(ticketFact(doubted, { ref })).toMatchObject({
      status: 'done',
      waitMin: null,
      serviceMin: null,
      stayMin: null,
    });
  });
});
