// Every text in the open chat whose contrast with what it stands on is less than 4.5:1.
() => {
  const root = document.querySelector('chaffer-chat').shadowRoot
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
    if (!element.offsetParent || !words(element) || style.clipPath !== 'none') continue
    const [one, other] = [light(colour(style.color)), light(ground(element))].sort((a, b) => b - a)
    const contrast = (one + 0.05) / (other + 0.05)
    if (contrast < 4.5) pale.push(`${contrast.toFixed(2)} ${words(element).slice(0, 40)}`)
  }
  return { pale, looked: root.querySelectorAll('.bubble').length }
}
