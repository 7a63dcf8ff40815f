import { expect, it } from 'vitest';

import { readConfig } from './config';

const invite = (...args: string[]) => readConfig(args, {}).invite;

it('reads whom to invite: a desk unless a screen or a kiosk is named', () => {
  expect([
    invite(),
    invite('--invite'),
    invite('--invite', 'display'),
    invite('--port', '1', '--invite', 'kiosk'),
  ]).toEqual([null, 'desk', 'display', 'kiosk']);
  expect(invite('--invite', '--port', '1')).toBe('desk');
  expect(() => invite('--invite', 'admin')).toThrow('admin');
  expect(() => invite('kiosk')).toThrow('kiosk');
});

it('believes the proxies that are named, and refuses a word for all of them', () => {
  const read = (list: string) => readConfig(['--trust-proxy', list], {}).trustedProxies;
  expect([readConfig([], {}).trustedProxies, read(' 10.0.0.5, 10.1.0.0/16 ,::1')]).toEqual([
    [],
    ['10.0.0.5', '10.1.0.0/16', '::1'],
  ]);
  for (const wrong of ['true', '*', '0.0.0.0/0', '10.0.0.0/x', '10.0.0.0/33', '10.0.0.0/64', '::1/129', 'loopback'])
    expect(() => read(wrong)).toThrow('proxy');
  expect(read('fd00::/64')).toEqual(['fd00::/64']);
});

it('reads a further site, and the site to invite to', () => {
  const read = (...args: string[]) => readConfig(args, {});
  expect(read('--add-site', 'Annexe', '--desks', '3').addSite).toEqual({ name: 'Annexe', desks: 3, stations: 0 });
  expect([read().addSite, read().inviteTo]).toEqual([null, '']);
  expect(read('--invite', 'kiosk', '--invite-to', 'Annexe')).toMatchObject({ invite: 'kiosk', inviteTo: 'Annexe' });
  expect(() => read('--add-site', '')).toThrow('name');
});
