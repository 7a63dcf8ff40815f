import { createRoot } from 'react-dom/client';

import '../../ui/styles/tokens.css';
import '../../ui/styles/ui.css';
import { KioskScreen } from '../../features/kiosk/kiosk-screen';

const place = document.getElementById('root');
if (place) createRoot(place).render(<KioskScreen />);
