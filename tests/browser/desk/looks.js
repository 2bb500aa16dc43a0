// Every text on the page whose contrast with what it stands on is less than 4.5:1, and every control that has no name.
() => {
  const root = document.body
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const colour = (css) => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = css
    pen.fillRect(0, 0, 1, 1)
    return [...pen.getImageData(0, 0, 1, 1).data]
  }
  const light = (of) => {
    const [r, g, b] = of.slice(0, 3).map((each) => (each / 255 <= 0.03928 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor)
      if (found[3] > 250) return found
    }
    return [255, 255, 255, 255]
  }
  const words = (element) => [...element.childNodes].filter((each) => each.nodeType === 3).map((each) => each.textContent.trim()).join('')
  const pale = []
  for (const element of root.querySelectorAll('*')) {
    const style = getComputedStyle(element)
    if (!element.offsetParent || !words(element) || style.clipPath !== 'none' || element.closest(':disabled, [data-disabled], .hidden')) continue
    const [one, other] = [light(colour(style.color)), light(ground(element))].sort((a, b) => b - a)
    const contrast = (one + 0.05) / (other + 0.05)
    if (contrast < 4.5) pale.push(`${contrast.toFixed(2)} ${words(element).slice(0, 40)}`)
  }
  const named = (element) => {
    const by = (element.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('')
    const label = [...(element.labels ?? [])].map((each) => each.textContent).join('')
    return element.getAttribute('aria-label') || by || label || element.title || element.textContent.trim() || element.querySelector('img[alt]')?.alt
  }
  const controls = [...root.querySelectorAll('button, a[href], input:not([type=hidden]):not([hidden]), textarea, select, summary, [role=button], [role=tab]')]
  const nameless = controls.filter((each) => each.offsetParent && !each.closest('[aria-hidden=true]') && !named(each)).map((each) => each.outerHTML.slice(0, 120))
  const pictures = [...root.querySelectorAll('img:not([alt])')].map((each) => each.src)
  const twice = [...root.querySelectorAll('[id]')].map((each) => each.id).filter((id, at, all) => all.indexOf(id) !== at)
  return { pale, nameless, pictures, twice, looked: controls.length }
}
