import { builtinModules } from 'node:module';
import path from 'node:path';
import { isTestFile, type Layer, layers, testExtras } from './layers';
import { readImports } from './read-imports';

const layerOf = (file: string): Layer | undefined => layers.find((layer) => layer.files.test(file));

const packageName = (specifier: string): string => {
  if (specifier.startsWith('node:')) return specifier;
  if (builtinModules.includes(specifier)) return `node:${specifier}`;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
};

const matches = (allowed: readonly string[], name: string): boolean =>
  allowed.some((each) => each === name || (each.endsWith('*') && name.startsWith(each.slice(0, -1))));

/** The path from the root that a specifier of ours points to, or null for a package. */
const ownPath = (file: string, specifier: string): string | null => {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(file), bare);
  if (bare.startsWith('#shared/')) return bare.replace('#shared/', 'src/shared/');
  if (bare.startsWith('#server/')) return bare.replace('#server/', 'sync-server/src/');
  return null;
};

const featureOf = (file: string): string | undefined => /^src\/renderer\/features\/([^/]+)/.exec(file)?.[1];

const judge = (file: string, specifier: string): string | null => {
  const layer = layerOf(file);
  if (!layer) return `${file}: is in no layer`;
  const extra = isTestFile(file) ? testExtras : { layers: [], packages: [] };
  const target = ownPath(file, specifier);
  if (target === null) {
    const allowed = matches([...layer.packages, ...extra.packages], packageName(specifier));
    return allowed ? null : `${file}: ${layer.name} may not import the package ${specifier}`;
  }
  const targetLayer = layerOf(target);
  if (!targetLayer) return `${file}: ${specifier} leads to no layer`;
  const crossesFeature =
    featureOf(file) !== undefined && featureOf(target) !== undefined && featureOf(file) !== featureOf(target);
  if (crossesFeature) return `${file}: a feature may not import another feature (${specifier})`;
  const allowed = matches([layer.name, ...layer.layers, ...extra.layers], targetLayer.name);
  return allowed ? null : `${file}: ${layer.name} may not import ${targetLayer.name} (${specifier})`;
};

/** What breaks the layer table in one file, as sentences; empty when nothing does. */
export const findViolations = (file: string, source: string): readonly string[] => {
  if (!layerOf(file)) return [`${file}: is in no layer`];
  return readImports(file, source)
    .map((specifier) => judge(file, specifier))
    .filter((sentence) => sentence !== null);
};
