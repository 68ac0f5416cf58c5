import { createRoot } from 'react-dom/client';
import { createCall } from '../ipc.ts';
import { windowClock } from '../window-clock.ts';
import { followPinpad } from './follow-pinpad.ts';
import { PinpadApp } from './pinpad-app.tsx';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/page.css';
import '../styles/keys.css';
import '../styles/upi-code.css';
import '../styles/pinpad.css';

const terminalId = new URLSearchParams(location.search).get('terminal') ?? '';
const clock = windowClock;
const call = createCall(window.galla, clock);
const { store, press } = followPinpad({ bridge: window.galla, call, clock, terminalId });

const page = document.createElement('div');
page.id = 'root';
document.body.append(page);
createRoot(page).render(<PinpadApp pinpad={store} onPress={(key) => void press(key)} />);
