import { describe, expect, it } from 'vitest';

import type { PrintJob } from '#shared/ipc/printables';

import { printStateNow, type PrintState } from './print-ticket';

const said: PrintState = { print: 'waiting', code: 'printerOff', jobId: 'j1', file: '' };
const job = (patch: Partial<PrintJob>): PrintJob => ({
  id: 'j1',
  label: 'A058',
  at: '',
  state: 'waiting',
  tries: 1,
  code: '',
  ...patch,
});

describe('printStateNow', () => {
  it('follows the job from waiting to paper', () => {
    expect(printStateNow(said, [job({ code: 'paperOut' })])).toMatchObject({ print: 'waiting', code: 'paperOut' });
    expect(printStateNow(said, [job({ state: 'uncertain', code: 'printFailed' })]).print).toBe('uncertain');
    expect(printStateNow(said, [job({ state: 'done' })])).toMatchObject({ print: 'paper', code: '' });
  });

  it('does not call printed what somebody took out of the queue', () => {
    expect(printStateNow(said, []).print).toBe('kept');
  });

  it('keeps what is on paper, or was never in the queue', () => {
    expect(printStateNow({ print: 'paper', code: '', jobId: 'j0', file: '' }, []).print).toBe('paper');
    expect(printStateNow({ print: 'file', code: '', jobId: '', file: '/a.pdf' }, [job({})]).print).toBe('file');
  });
});
