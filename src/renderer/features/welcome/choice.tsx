import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';

type ChoiceProps = {
  readonly keys: string;
  readonly picture: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly points: readonly string[];
  readonly children: ReactNode;
};

/** One of the three ways in which a station can work. */
export const Choice = ({ keys, picture, title, text, points, children }: ChoiceProps) => (
  <section className="ch">
    <figure>{picture}</figure>
    <h2>
      <Kbd>{keys}</Kbd>
      {title}
    </h2>
    <p>{text}</p>
    <ul>
      {points.map((point) => (
        <li key={point}>
          <Icon of={Check} />
          <span>{point}</span>
        </li>
      ))}
    </ul>
    {children}
  </section>
);
