import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { qrShape } from '../../ui/qr-shape';
import type { Paper, TicketScreen } from './kiosk-state';
import { kioskWith, sceneWith, ticketOf } from './testing/scene';
import { TicketTodo } from './ticket-todo';
import { spokenScreen } from './view-model/spoken-screen';

const screenWith = (paper: Paper, trackKey = 'k3y'): TicketScreen => ({
  at: 'ticket',
  key: 'a',
  ticket: ticketOf({ trackKey }),
  paper,
  undoRefused: false,
  isHeld: false,
});

const shown = (screen: TicketScreen, kiosk = kioskWith()): readonly [drawn: boolean, said: boolean] => {
  const scene = sceneWith({ screen }, kiosk);
  const html = renderToStaticMarkup(<TicketTodo scene={scene} screen={screen} />);
  return [
    html.includes(qrShape('https://mairie.example/t/k3y').path),
    spokenScreen(scene).includes(scene.words.paperFollow),
  ];
};

it('leads a phone to the page of the ticket where no paper does, and says so aloud', () => {
  expect(shown(screenWith('none'))).toEqual([true, true]);
  expect(shown(screenWith('failed'))).toEqual([true, true]);
  expect(shown(screenWith('out'))).toEqual([false, false]);
  expect(shown(screenWith('printing'))).toEqual([false, false]);
});

it('shows no code that leads nowhere', () => {
  const inside = kioskWith({ ticket: { ...kioskWith().ticket, publicUrl: '' } });
  expect(shown(screenWith('none'), inside)).toEqual([false, false]);
  expect(shown(screenWith('none', ''))).toEqual([false, false]);
});
