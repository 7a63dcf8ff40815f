import { useMemo } from 'react';

import { supervisionText } from '#shared/i18n/fr/supervision';
import type { Navigate, Place } from '#shared/routes/places';

import { Button } from '../../../ui/button';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Icon } from '../../../ui/icon';
import { signs } from '../../../ui/signs';
import { trustData, trustItems, type TrustFacts, type TrustItem } from '../view-model/trust-items';

const text = supervisionText.trust;

type TrustPanelProps = {
  readonly facts: TrustFacts;
  readonly onNavigate: Navigate;
  readonly mayGo: (place: Place) => boolean;
};

const Line = ({ one, onNavigate, mayGo }: { readonly one: TrustItem } & Omit<TrustPanelProps, 'facts'>) => {
  const { link } = one;
  return (
    <li>
      <span className={`st st--${signs[one.sign].tone}`}>
        <Icon of={signs[one.sign].icon} />
      </span>
      <div>
        <b>{one.title}</b>
        {one.detail !== '' && <span className="small">{one.detail}</span>}
      </div>
      {link && mayGo(link.place) && (
        <Button tone="link" label={`${link.label}, ${one.title}`} onPress={() => onNavigate(link.place, link.params)}>
          {link.label}
        </Button>
      )}
    </li>
  );
};

/** Lines with their signs, and the way to settle each. */
export const TrustLines = ({
  items,
  ...ways
}: { readonly items: readonly TrustItem[] } & Omit<TrustPanelProps, 'facts'>) => (
  <ul className="su-trust">
    {items.map((one) => (
      <Line key={`${one.title} ${one.detail}`} one={one} {...ways} />
    ))}
  </ul>
);

/** Whether the figures can be believed: what this desk does not know yet, and what waits for someone's decision. */
export const TrustPanel = ({ facts, onNavigate, mayGo }: TrustPanelProps) => {
  const items = useMemo(() => trustItems(facts), [facts]);
  const data = useMemo(() => trustData(items), [items]);
  const toLook = items.filter(({ isGood }) => !isGood).length;
  return (
    <ChartFrame
      id="tru"
      title={text.title}
      bold={toLook === 0 ? text.allGood : text.points(toLook)}
      rest={toLook === 0 ? text.allGoodRest : text.pointsRest}
      data={data}
      hasDrawing={false}
      draw={(shown) => <TrustLines items={shown} onNavigate={onNavigate} mayGo={mayGo} />}
      fileName="confiance"
    />
  );
};
