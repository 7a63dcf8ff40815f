import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/list-files';

type Options = Readonly<Record<string, unknown>>;
type Yaml = { readonly load: (text: string) => Record<string, Options> };

/** The parser by which electron-builder itself reads its file. */
const yaml = createRequire(createRequire(import.meta.url).resolve('electron-builder'))('js-yaml') as Yaml;

const bytesOf = (file: string): Buffer => readFileSync(path.join(root, file));
const textOf = (file: string): string => bytesOf(file).toString('utf8');
const config = yaml.load(textOf('electron-builder.yml'));

/** Width of a PNG, pixels. */
const widthOf = (png: Buffer): number => png.readUInt32BE(16);
const isPng = (bytes: Buffer): boolean => bytes.toString('latin1', 1, 4) === 'PNG';

describe('how a release is packed', () => {
  it('is said for Linux, Windows and macOS', () => {
    expect(config['linux']?.['target']).toEqual(['deb', 'rpm', 'AppImage']);
    expect(config['win']?.['target']).toEqual(['nsis', 'msi']);
    expect(config['mac']?.['target']).toEqual(['dmg']);
  });

  it('holds the built code and the driver alone, without maps', () => {
    const files = config['files'] as unknown as readonly string[];
    expect(
      files.filter(
        (one) =>
          !/^(!|out\/(main|renderer|server)\/|package\.json$|node_modules\/(libsql|@libsql|@neon-rs|detect-libc)\/)/.test(
            one,
          ),
      ),
    ).toEqual([]);
    expect(files).toContain('!out/**/*.map');
    expect(files.indexOf('!node_modules/**')).toBeLessThan(files.indexOf('node_modules/libsql/**'));
  });

  it('goes through the check of native files', () => {
    expect(config['afterPack']).toBe('scripts/pack/after-pack.mjs');
    expect(existsSync(path.join(root, 'scripts/pack/after-pack.mjs'))).toBe(true);
  });

  it('installs on Windows for the whole computer, keeps what people entered, and is known again by its code', () => {
    const { nsis, msi } = config;
    expect(nsis).toMatchObject({ oneClick: false, perMachine: true, deleteAppDataOnUninstall: false, language: 1036 });
    // Another code would install a second Guichet beside the first one. It never changes.
    expect(msi).toMatchObject({
      perMachine: true,
      upgradeCode: '5A0C8A0E-6A0F-4B5E-9C5B-3F0A4C1D7E21',
      runAfterFinish: false,
    });
    // A shortcut in the start menu breaks an installation by policy.
    expect(msi?.['createStartMenuShortcut']).toBe(false);
  });

  it('asks on Linux for what a bare system lacks, under the names of this Debian and of the one before', () => {
    const depends = config['deb']?.['depends'] as readonly string[];
    for (const one of ['libgbm1', 'libasound2t64 | libasound2', 'libsecret-1-0', 'xdg-utils'])
      expect(depends).toContain(one);
    // What had its name changed for the times after 2038 is found in a Debian of before too.
    for (const one of depends.filter((each) => each.includes('t64'))) expect(one).toMatch(/^(\S+)t64 \| \1$/);
    expect(config['rpm']?.['depends']).toEqual(expect.arrayContaining(['gtk3', 'nss', 'mesa-libgbm', 'alsa-lib']));
  });

  it.each(['deb', 'rpm'])('runs scripts that are there after installing and removing a .%s', (target) => {
    for (const hook of ['afterInstall', 'afterRemove']) {
      const file = String(config[target]?.[hook]);
      expect(textOf(file)).toMatch(/^#!\/bin\/sh\n/);
      // electron-builder puts values of its own into `${name}`.
      expect(textOf(file)).not.toContain('${');
      expect(statSync(path.join(root, file)).mode & 0o111).not.toBe(0);
    }
  });

  it('says nothing of a start with the system: that is for policies', () => {
    for (const file of ['build/linux/after-install.sh', 'electron-builder.yml'])
      expect(textOf(file)).not.toMatch(/autostart/i);
  });

  it('bears the name by which a panel knows its windows', () => {
    const described = JSON.parse(textOf('package.json')) as Options;
    expect(described['desktopName']).toBe(`${String(config['linux']?.['executableName'])}.desktop`);
    expect(config['linux']?.['syncDesktopName']).toBe(true);
  });
});

describe('the icon', () => {
  it.each([16, 22, 24, 32, 48, 64, 128, 256, 512])('is there for Linux at %i px', (size) => {
    const png = bytesOf(`build/${String(config['linux']?.['icon'])}/${size}x${size}.png`);
    expect([isPng(png), widthOf(png)]).toEqual([true, size]);
  });

  it('holds for Windows every size up to 256 px', () => {
    const icon = bytesOf(`build/${String(config['win']?.['icon'])}`);
    const entries = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => icon.subarray(6 + 16 * index));
    const pictures = entries.map((entry) =>
      icon.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8)),
    );
    expect(pictures.every(isPng)).toBe(true);
    expect(pictures.map(widthOf)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(entries.map((entry) => entry.readUInt8(0) || 256)).toEqual(pictures.map(widthOf));
  });

  it('holds for macOS every size up to 1024 px', () => {
    const icon = bytesOf(`build/${String(config['mac']?.['icon'])}`);
    expect([icon.toString('latin1', 0, 4), icon.readUInt32BE(4)]).toEqual(['icns', icon.length]);
    const widths: number[] = [];
    for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) widths.push(widthOf(icon.subarray(at + 8)));
    expect([...new Set(widths)].toSorted((a, b) => a - b)).toEqual([16, 32, 64, 128, 256, 512, 1024]);
  });
});
