import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';

import { isFrozen } from './kiosk-state';
import type { Scene } from './scene';
import { Touch } from './touch';

/** The languages of the site, each in its own words. */
export const Languages = ({ scene: { state, words, kiosk, send } }: { readonly scene: Scene }) => (
  <nav className="ki-langs" aria-label={words.languages}>
    {kiosk.languages.map((language) => (
      <Touch
        key={language}
        lang={language}
        isPressed={language === state.language}
        isFrozen={isFrozen(state)}
        onTouch={() => send({ type: 'language', language })}
      >
        {kioskWords[language].own}
      </Touch>
    ))}
  </nav>
);
