import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../support/launch';
import { expectNothingCut } from '../support/look-whole';

const folder = path.join(root, 'out', 'tour');

/** Keeps the pictures of the tour and tells afterwards what was seen. */
export const createTourLog = () => {
  const lines: string[] = [];
  const startedMs = performance.now();
  mkdirSync(folder, { recursive: true });
  const write = (): void =>
    writeFileSync(
      path.join(folder, 'summary.txt'),
      `Visite de Guichet, mairie de démonstration\n${lines.join('\n')}\n`,
    );
  return {
    /** Takes the picture of a step that was seen to work, in what state the page stands. */
    shot: async (page: Page, name: string, said: string): Promise<void> => {
      await expectNothingCut(page);
      const number = String(lines.length + 1).padStart(2, '0');
      await page.screenshot({ path: path.join(folder, `${number}-${name}.png`), animations: 'disabled' });
      lines.push(`${number} ${said}`);
      write();
    },
    end: (): void => {
      lines.push(
        `${lines.length} étapes vues en ${Math.round((performance.now() - startedMs) / 1000)} s, images dans out/tour/`,
      );
      write();
    },
  };
};
