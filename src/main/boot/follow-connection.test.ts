import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#shared/ipc/contract';
import { followConnection, type FollowedConnection } from './follow-connection';

const connectionTo = (baseUrl: string): Connection => ({ baseUrl, token: null, deviceId: '', siteId: '', series: '' });

let origin: string | null;
let told: (string | null)[];
let reloads: number;
let followed: FollowedConnection;

const connection = (): Connection | null => (origin === null ? null : connectionTo(origin));

const changeTo = (next: string | null): void => {
  origin = next;
  followed.changed();
};

beforeEach(() => {
  origin = null;
  told = [];
  reloads = 0;
  followed = followConnection({
    origin: () => origin,
    connection,
    tell: (latest) => told.push(latest?.baseUrl ?? null),
    reload: () => (reloads += 1),
  });
});

describe('followConnection', () => {
  it('loads a page once more for a server that it may not talk to, and tells it nothing of it before', async () => {
    expect(followed.originForPage()).toBeNull();
    changeTo('https://a');
    followed.changed();
    expect({ told, reloads }).toEqual({ told: [], reloads: 1 });

    let answered: Connection | null | undefined;
    const asked = followed.connectionForPage().then((latest) => (answered = latest));
    await Promise.resolve();
    expect(answered).toBeUndefined();

    expect(followed.originForPage()).toBe('https://a');
    await asked;
    expect(answered).toEqual(connectionTo('https://a'));
  });

  it('tells a page of the server that it may talk to', async () => {
    origin = 'https://a';
    followed.originForPage();
    followed.changed();
    expect({ told, reloads }).toEqual({ told: ['https://a'], reloads: 0 });
    expect(await followed.connectionForPage()).toEqual(connectionTo('https://a'));
  });

  it('tells at once that there is no server any more', () => {
    origin = 'https://a';
    followed.originForPage();
    changeTo(null);
    expect({ told, reloads }).toEqual({ told: [null], reloads: 1 });
  });

  it('follows one server after the other', () => {
    followed.originForPage();
    changeTo('https://a');
    followed.originForPage();
    changeTo('https://b');
    followed.originForPage();
    followed.changed();
    expect({ told, reloads }).toEqual({ told: ['https://b'], reloads: 2 });
  });

  it('loads nothing before the first page', () => {
    changeTo('https://a');
    expect(reloads).toBe(0);
  });
});
