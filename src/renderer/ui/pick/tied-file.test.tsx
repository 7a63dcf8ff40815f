import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { KeysProvider } from '../keys';
import { TiedFile } from './tied-file';

it('comes up between two fields and takes no Tab: what is typed next is for the field below, and a space makes nobody new', () => {
  const shown = renderToStaticMarkup(
    <KeysProvider>
      <TiedFile said="Fiche choisie" turn="Une autre personne" onTurn={() => undefined} />
    </KeysProvider>,
  );
  expect(shown).toMatch(/<button[^>]*tabindex="-1"/iu);
});
