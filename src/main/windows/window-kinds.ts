import type { WebContents } from 'electron';
import type { WindowKind } from '#shared/ipc/window-kind';

/** Which kind of window a page belongs to; a page that is not listed may call nothing. */
export type WindowKinds = {
  readonly add: (contents: WebContents, kind: WindowKind) => void;
  readonly of: (contents: WebContents) => WindowKind | null;
  readonly each: (kind: WindowKind) => readonly WebContents[];
};

export const createWindowKinds = (): WindowKinds => {
  const kinds = new Map<WebContents, WindowKind>();
  return {
    add: (contents, kind) => {
      kinds.set(contents, kind);
      contents.once('destroyed', () => kinds.delete(contents));
    },
    of: (contents) => kinds.get(contents) ?? null,
    each: (kind) => [...kinds].filter(([, value]) => value === kind).map(([contents]) => contents),
  };
};
