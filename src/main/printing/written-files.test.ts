import { expect, it } from 'vitest';

import { createWrittenFiles } from './written-files';

const opener = () => {
  const opened: string[] = [];
  const files = createWrittenFiles((file) => {
    opened.push(file);
    return Promise.resolve(file.includes('broken') ? 'No program' : '');
  });
  return { opened, files };
};

it('opens what was written instead of paper, and nothing else, however it is spelt', async () => {
  const { opened, files } = opener();
  expect(files.note({ ok: true, file: '/home/a/Tickets/A001.pdf' })).toEqual({
    ok: true,
    file: '/home/a/Tickets/A001.pdf',
  });
  files.note({ file: '' });
  for (const other of [
    '',
    '/etc/passwd',
    '/home/a/Tickets/../A001.pdf',
    'A001.pdf',
    '/home/a/Tickets/A001.pdf ',
    'file:///a',
  ])
    expect(await files.open(other), other).toBe('unknownFile');
  expect(opened).toEqual([]);
  expect(await files.open('/home/a/Tickets/A001.pdf')).toBe('');
  expect(opened).toEqual(['/home/a/Tickets/A001.pdf']);
});

it('says when no program of the computer opens it', async () => {
  const { files } = opener();
  files.note({ file: '/broken.pdf' });
  expect(await files.open('/broken.pdf')).toBe('notOpened');
});

it('forgets the oldest of many', async () => {
  const { files } = opener();
  for (let count = 0; count <= 500; count += 1) files.note({ file: `/${count}.pdf` });
  expect([await files.open('/0.pdf'), await files.open('/1.pdf')]).toEqual(['unknownFile', '']);
});
