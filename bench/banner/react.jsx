import { createRoot } from 'react-dom/client';
import { HelpBanner } from './banner.jsx';
import { leaveByShift } from './shift.js';

const place = document.querySelector('#app');
leaveByShift();
createRoot(place).render(Array.from({ length: Number(place.dataset.count) }, (_, index) => <HelpBanner key={index} />));
