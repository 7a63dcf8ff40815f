import { isFrozen, letters } from './kiosk-state';
import type { Scene } from './scene';
import { ScreenHead } from './screen-head';
import { Touch } from './touch';

/** The first letter of the last name, of whoever touched an hour. What was touched is not shown: others look on. */
export const LetterScreen = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, send } = scene;
  return (
    <section className="ki-page">
      <ScreenHead scene={scene} title={words.letter.title} hint={`${words.letter.hint} ${words.letterHint}`} />
      <div className="ki-letters" dir="ltr">
        {letters.map((letter) => (
          <Touch
            key={letter}
            className="ki-key"
            isFrozen={isFrozen(state)}
            onTouch={() => send({ type: 'letter', initial: letter })}
          >
            {letter}
          </Touch>
        ))}
      </div>
    </section>
  );
};
