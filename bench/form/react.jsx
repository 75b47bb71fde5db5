import { createRoot } from 'react-dom/client';
import { SignupForm } from './form.jsx';

createRoot(document.querySelector('#app')).render(<SignupForm />);
