const list = document.querySelector('#news');

window.fixture.onNews((news) => {
  const line = document.createElement('li');
  line.textContent = news;
  list.append(line);
});
document.documentElement.dataset.ready = 'yes';
