import { spawn } from 'node:child_process';
import { expect, test, type Page } from '@playwright/test';
import { call } from './support/call';
import { electronExecutable } from './support/electron-executable';
import { launchGuichet, root, type Launched } from './support/launch';

let guichet: Launched;

test.beforeAll(async () => {
  guichet = await launchGuichet();
});
test.afterAll(async () => {
  await guichet.close();
});

const openDisplay = async (): Promise<Page> => {
  const opened = guichet.app
    .context()
    .pages()
    .find((page) => page.url().includes('/display/'));
  if (opened !== undefined) return opened;
  const [display] = await Promise.all([
    guichet.app.waitForEvent('window'),
    call(guichet.page, 'window.openDisplay', undefined),
  ]);
  await display.waitForURL('guichet://app/pages/display/index.html');
  await display.waitForLoadState('load');
  return display;
};

const windowCount = (): Promise<number> =>
  guichet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** The code of a refused call, `''` when it was answered. */
const callCode = (page: Page, channel: string, input: unknown): Promise<string> =>
  call(page, channel as never, input as never).then(
    () => '',
    // The code, without the words that Playwright puts around it.
    (error: unknown) =>
      /Error: (\w+)(?:\n|$)/.exec(String(error).replace(/^Error: page\.evaluate: /, ''))?.[1] ?? String(error),
  );

test('the pages load without a violation of the policy', async () => {
  await guichet.page.waitForLoadState('load');
  await openDisplay();
  await guichet.page.waitForTimeout(500);
  expect(await guichet.page.evaluate(() => [document.title, document.body.childElementCount > 0])).toEqual([
    'Guichet',
    true,
  ]);
  expect(guichet.violations).toEqual([]);
});

test('the policy is strict, and a violation is noticed', async () => {
  const policy = await guichet.page.evaluate(async () => {
    const seen = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.originalPolicy), { once: true });
    });
    const image = document.createElement('img');
    image.src = 'https://example.invalid/x.png';
    document.body.append(image);
    const text = await seen;
    image.remove();
    return text;
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self'");
  expect(policy).toContain("trusted-types 'none'");
  expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
  await expect.poll(() => guichet.violations.length).toBeGreaterThan(0);
});

test('no page has Node', async () => {
  for (const page of [guichet.page, await openDisplay()]) {
    const found = await page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
    expect(
      await page.evaluate(() => Object.keys((window as unknown as { guichet: object }).guichet).toSorted()),
    ).toEqual(['invoke', 'on']);
  }
});

test('text cannot become HTML or code', async () => {
  const states = await guichet.page.evaluate(async () => {
    const refused = (act: () => unknown): boolean => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    // In a turn of its own: what a debugger evaluates may use eval while it runs.
    await new Promise((resolve) => setTimeout(resolve, 10));
    return new Promise<boolean[]>((resolve) => {
      setTimeout(() => {
        const html = refused(() => {
          document.createElement('div').innerHTML = '<b>x</b>';
        });
        resolve([html, refused(() => new Function('return 1')), refused(() => eval('1'))]);
      }, 10);
    });
  });
  expect(states).toEqual([true, true, true]);
});

test('a page cannot leave the app', async () => {
  const before = guichet.page.url();
  for (const target of [
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'guichet://app/../../etc/passwd',
    'guichet://other/',
    'guichet://app/pages/display/index.html',
  ]) {
    await guichet.page.evaluate((url) => {
      window.location.href = url;
    }, target);
    await guichet.page.waitForTimeout(150);
    expect(guichet.page.url()).toBe(before);
  }
});

test('a page cannot open a window', async () => {
  const before = await windowCount();
  const opened = await guichet.page.evaluate(() =>
    ['guichet://app/pages/main/index.html', 'about:blank', 'javascript:1', 'file:///etc/passwd'].map(
      (url) => window.open(url) === null,
    ),
  );
  expect(opened).toEqual([true, true, true, true]);
  expect(await windowCount()).toBe(before);
});

test('web links go to the system browser, re-serialised, from the main window alone', async () => {
  const display = await openDisplay();
  await guichet.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await display.evaluate(() => window.open('https://display.example/'));
  await guichet.page.evaluate(() => {
    window.open('https://service-public.example/A b"');
    window.open('https://user:secret@example.com/');
  });
  const opened = () => guichet.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await expect.poll(opened).toEqual(['https://service-public.example/A%20b%22']);
});

test('the scheme serves GET inside its folder and nothing else', async () => {
  const answers = await guichet.app.evaluate(async ({ session }) => {
    const ask = async (url: string, method = 'GET'): Promise<string> => {
      const reply = await session.defaultSession.fetch(url, { method });
      return `${reply.status} ${(await reply.text()).includes('root:') ? 'leak' : ''}`.trim();
    };
    return {
      page: await ask('guichet://app/pages/main/index.html'),
      post: await ask('guichet://app/pages/main/index.html', 'POST'),
      dots: await ask('guichet://app/../../etc/passwd'),
      encodedDots: await ask('guichet://app/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd'),
      encodedSlash: await ask('guichet://app/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd'),
      otherHost: await ask('guichet://other/pages/main/index.html'),
      missing: await ask('guichet://app/none.html'),
    };
  });
  expect(answers).toEqual({
    page: '200',
    post: '405',
    dots: '404',
    encodedDots: '404',
    encodedSlash: '404',
    otherHost: '404',
    missing: '404',
  });
});

test('permissions are denied', async () => {
  for (const page of [guichet.page, await openDisplay()]) {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as unknown as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).not.toContain('granted');
    const media = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'refused',
      ),
    );
    expect(media).toBe('refused');
  }
});

test('the display may call its own channels only', async () => {
  const display = await openDisplay();
  expect(await callCode(display, 'publication.get', undefined)).toBe('');
  for (const channel of [
    'station.get',
    'hub.connection',
    'publication.publish',
    'window.openDisplay',
    'toString',
    'nothing',
  ]) {
    expect(await callCode(display, channel, undefined)).toBe('notAllowed');
  }
  expect(await callCode(guichet.page, 'publication.get', undefined)).toBe('notAllowed');
  expect(await callCode(guichet.page, 'station.set', { theme: 'pink' })).toBe('badInput');
});

test('the main process answers nobody but a page of ours, in its own window', async () => {
  const display = await openDisplay();
  await display.evaluate(() => undefined);
  const answers = await guichet.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    type Handle = (event: unknown, channel: unknown, input: unknown) => Promise<unknown>;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handle> })._invokeHandlers;
    const handle = handlers.get('guichet:call');
    if (handle === undefined) return [];
    const contentsOf = (part: string) =>
      BrowserWindow.getAllWindows()
        .map((window) => window.webContents)
        .find((contents) => contents.getURL().includes(part));
    const call = (part: string, frame: object, channel: string, input: unknown): Promise<unknown> =>
      handle({ sender: contentsOf(part), senderFrame: frame }, channel, input);
    const own = { url: 'guichet://app/pages/main/index.html', parent: null };
    return [
      await call('/display/', own, 'station.get', undefined),
      await call('/main/', { ...own, url: 'https://evil.example/' }, 'station.get', undefined),
      await call('/main/', { ...own, parent: {} }, 'station.get', undefined),
      await call('/main/', own, 'station.set', { theme: 'pink' }),
      await call('/main/', own, 'constructor', undefined),
    ];
  });
  const refused = (code: string) => ({ ok: false, code });
  expect(answers).toEqual([
    refused('notAllowed'),
    refused('notAllowed'),
    refused('notAllowed'),
    refused('badInput'),
    refused('notAllowed'),
  ]);
});

test('a second instance brings the first to the front and ends with 0', async () => {
  await guichet.app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('/main/'));
    Object.assign(globalThis, { focused: 0 });
    const focus = main?.focus.bind(main);
    if (main !== undefined) {
      main.focus = () => {
        Object.assign(globalThis, { focused: 1 });
        focus?.();
      };
    }
  });
  const args = [root, `--user-data-dir=${guichet.userDataDir}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const second = spawn(electronExecutable(), args, { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect.poll(() => guichet.app.evaluate(() => (globalThis as unknown as { focused: number }).focused)).toBe(1);
});
