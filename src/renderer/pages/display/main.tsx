import { createRoot } from 'react-dom/client';

import '../../ui/styles/tokens.css';
import '../../ui/styles/ui.css';
import { DisplayScreen } from '../../features/display/display-screen';

const place = document.getElementById('root');
if (place) createRoot(place).render(<DisplayScreen />);
