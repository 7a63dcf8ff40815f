import '../../platform/zod-without-eval';
import '../../ui/voice/kit-words';

import { createRoot } from 'react-dom/client';

import '../../ui/styles/tokens.css';
import '../../ui/styles/ui.css';
import '../../ui/styles/kit.css';
import '../../ui/styles/overlays.css';
import '../../app/shell.css';
import { report } from '../../app/report';
import { Root } from '../../app/root';
import { hearPresses } from '../../data/news';

hearPresses(window);
window.addEventListener('unhandledrejection', (event) => report('promiseRejected', event.reason));

const place = document.getElementById('root');
if (place) createRoot(place, { onUncaughtError: (error) => report('renderBroken', error) }).render(<Root />);
