"""The rooms the products stand in: one a collection, all from one warm palette."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import box, ellipse, polygon, shape
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.tone import light, mix, shade

Set = Callable[[Pen], None]

TABLE = 800  # where the table's far edge is


def _room(pen: Pen, wall: str, floor: str, edge: float = TABLE) -> None:
    pen.path(box(0, 0, 800, 1000), wall)
    pen.path(box(0, edge, 800, 1000 - edge), floor)
    pen.path(box(0, edge, 800, 5), light(floor, 0.35))


def _arch(pen: Pen, colour: str, left: float, right: float, top: float, foot: float) -> None:
    """A niche in the wall: its left edge lies in shade."""
    for inset, tone in ((0, shade(colour, 0.09)), (16, colour)):
        radius = (right - left - inset) / 2
        middle = top + inset * 0.6 + radius
        pen.path(f"M{left + inset} {foot}V{middle}A{radius} {radius} 0 0 1 {right} {middle}V{foot}Z", tone)


def _window(pen: Pen, colour: str, x: float, y: float, scale: float = 1) -> None:
    """Morning light through a window, fallen on the wall."""
    with pen.moved(x, y, 0, scale):
        for row in range(2):
            for column in range(2):
                left, top = column * 150 + row * 26, row * 215
                pen.path(
                    polygon((left, top), (left + 132, top + 20), (left + 156, top + 215), (left + 24, top + 195)),
                    colour,
                )


def ballroom(pen: Pen) -> None:
    _room(pen, "#F3DFD2", "#DDB8A2", 830)
    _arch(pen, "#E8C6B3", 130, 670, 70, 830)
    for k in range(9):
        pen.circle(60 + k * 85, 58 + 26 * (1 - ((k - 4) / 4) ** 2), 7, "#FFF3DC")
    pen.stroke("M-10 44Q400 116 810 44", "#D5A88F", 2.5)


def wardrobe(pen: Pen) -> None:
    _room(pen, "#EEDFCD", "#D8BF9F", 880)
    _window(pen, "#F5EADB", 60, 150, 1.2)
    pen.path(box(0, 118, 800, 11, 5), "#B98A5E")
    pen.path(box(0, 118, 800, 4, 2), "#D3AC82")


def terrace(pen: Pen) -> None:
    _room(pen, "#F6E6D3", "#E0B793", 850)
    pen.circle(560, 330, 240, "#F1CFA9")
    pen.circle(560, 330, 170, "#F4D9B8")


def street(pen: Pen) -> None:
    _room(pen, "#E9DFD6", "#C7B4A4", 880)
    _arch(pen, "#DACBBF", 170, 630, 110, 880)


def plinth(pen: Pen) -> None:
    _room(pen, "#F2DCCB", "#E3BFA5", 700)
    _arch(pen, "#EACBB4", 420, 730, 170, 700)
    pen.path(box(84, 712, 632, 190, 10), "#CF9D7E")
    pen.path(polygon((128, 622), (688, 622), (716, 718), (84, 718)), "#EBCDB6")


def stand(pen: Pen) -> None:
    _room(pen, "#F0E5D8", "#D9B695", 760)
    pen.path(ellipse(300, 380, 250, 250), "#E6D2BC")
    pen.path(shape([(560, 760), (600, 560), (700, 470), (800, 450)], [(800, 450), (800, 760)]), "#E9D9C6")


def velvet(pen: Pen) -> None:
    pen.path(box(0, 0, 800, 1000), "#EAD3C3")
    pen.path(shape([(0, 600), (240, 540), (520, 610), (800, 520)], [(800, 520), (800, 1000), (0, 1000)]), "#DDBDA8")
    pen.path(shape([(0, 800), (260, 760), (560, 830), (800, 740)], [(800, 740), (800, 1000), (0, 1000)]), "#D3AD95")


def nursery(pen: Pen) -> None:
    _room(pen, "#F8EBCF", "#E6C896", 780)
    pen.stroke("M-10 90Q200 190 400 120T810 110", "#D9B98A", 3)
    colours = ["#D9785A", "#8FA98B", "#E2B04E", "#7F9FB5", "#D9785A", "#E2B04E", "#8FA98B", "#7F9FB5"]
    for k, colour in enumerate(colours):
        x = 30 + k * 102
        y = 118 + (22 if k in (1, 2) else 8 if k in (0, 3) else 0)
        pen.path(polygon((x, y), (x + 52, y - 2), (x + 28, y + 58)), mix(colour, "#F8EBCF", 0.35))
    pen.path(ellipse(400, 850, 330, 62), "#F0D9AC")


def garden(pen: Pen) -> None:
    _room(pen, "#EFE9DB", "#D8BE9C", 800)
    _arch(pen, "#D9DEC9", 140, 660, 90, 800)


def sill(pen: Pen) -> None:
    _room(pen, "#EDE6DA", "#E6D3BB", 780)
    pen.path(box(90, 70, 620, 710, 6), "#FBF6EC")
    pen.path(box(112, 92, 576, 688, 3), "#DCE5DF")
    pen.path(
        shape([(112, 560), (250, 500), (420, 560), (688, 480)], [(688, 480), (688, 780)], [(688, 780), (112, 780)]),
        "#C9D5C0",
    )
    pen.path(box(392, 92, 16, 688), "#FBF6EC")
    pen.path(box(112, 360, 576, 14), "#FBF6EC")


def table(pen: Pen) -> None:
    _room(pen, "#F5EADD", "#CFA27A", 740)
    _window(pen, "#FBF4EA", 90, 120, 1.15)
    for y, x in ((800, 60), (872, 420), (940, 120)):
        pen.stroke(f"M{x} {y}h280", "#C1916A", 3)


def kitchen(pen: Pen) -> None:
    wall, line = "#F1E7D9", "#E6D8C5"
    pen.path(box(0, 0, 800, 1000), wall)
    for k in range(7):
        pen.path(box(0, 104 + k * 108, 800, 4), line)
        for j in range(6):
            pen.path(box(60 + j * 150 + (75 if k % 2 else 0), k * 108 - 4, 4, 108), line)
    pen.path(box(0, 750, 800, 250), "#D6B08C")
    pen.path(box(0, 750, 800, 22), "#E6C8A8")


def evening(pen: Pen) -> None:
    _room(pen, "#C9A088", "#94614A", 760)
    pen.path(ellipse(400, 420, 400, 370), "#D3AE95")
    pen.path(ellipse(400, 420, 290, 275), "#DEBDA3")


def bedroom(pen: Pen) -> None:
    _room(pen, "#EFE4D8", "#D9C3AC", 820)
    _arch(pen, "#E4D1BF", 90, 710, 120, 820)


def bath(pen: Pen) -> None:
    _room(pen, "#E9E6DC", "#D3C6B4", 770)
    pen.path(ellipse(240, 360, 190, 190), "#F4F1E8")
    pen.path(box(0, 770, 800, 40), "#E3D8C8")


def parcel(pen: Pen) -> None:
    _room(pen, "#F4DED4", "#E2B5A0", 770)
    pen.path(ellipse(400, 420, 300, 300), "#EFCFC0")


def desk(pen: Pen) -> None:
    _room(pen, "#F2E8DC", "#C99B72", 790)
    pen.path(box(0, 300, 800, 14), "#DCC3A6")
    pen.path(box(0, 314, 800, 10), "#E6DACA")


SCENES: dict[str, Set] = {
    "ballroom": ballroom,
    "wardrobe": wardrobe,
    "terrace": terrace,
    "street": street,
    "plinth": plinth,
    "stand": stand,
    "velvet": velvet,
    "nursery": nursery,
    "garden": garden,
    "sill": sill,
    "table": table,
    "kitchen": kitchen,
    "evening": evening,
    "bedroom": bedroom,
    "bath": bath,
    "parcel": parcel,
    "desk": desk,
}
