const switches = document.getElementById('switches');
const root = document.documentElement;

switches.addEventListener('change', () => {
  const { language, scheme, direction } = Object.fromEntries(new FormData(switches));
  root.lang = language;
  root.dir = direction;
  root.classList.toggle('dark', scheme === 'dark');
});
