import { createRoot } from 'react-dom/client';
import { FrameworkCard } from './card.jsx';

createRoot(document.querySelector('#app')).render(<FrameworkCard />);
