/** Dresses for the mock, drawn from a few numbers: a wall, a hanger, a cloth with folds. */

interface Cloth {
  wall: string;
  floor: string;
  light: string;
  cloth: string;
  shade: string;
  line: string;
  length: "long" | "short";
  sleeves: boolean;
}

const CLOTHS: Record<string, Cloth> = {
  elodie: { wall: "#f3ddd0", floor: "#e7c7b5", light: "#fbeee6", cloth: "#3f6ea8", shade: "#2f5688", line: "#254873", length: "long", sleeves: false },
  ines: { wall: "#d9e4dd", floor: "#c3d3c9", light: "#edf3ef", cloth: "#fdfaf4", shade: "#e9e1d4", line: "#cfc4b2", length: "long", sleeves: true },
  maren: { wall: "#efe3c4", floor: "#e0cf9f", light: "#f8f1dd", cloth: "#86b3d6", shade: "#6a9ac0", line: "#527fa4", length: "short", sleeves: false },
  opal: { wall: "#dcdfee", floor: "#c6cade", light: "#eef0f8", cloth: "#25355e", shade: "#1a2749", line: "#111b37", length: "long", sleeves: true },
};

export function picture(name: string): string | null {
  const look = CLOTHS[name];
  return look ? draw(look) : null;
}

function draw(look: Cloth): string {
  const hem = look.length === "long" ? 520 : 430;
  const wide = look.length === "long" ? 150 : 128;
  const skirt = `M262 300 C240 360 ${300 - wide - 6} ${hem - 70} ${300 - wide} ${hem} Q300 ${hem + 26} ${300 + wide} ${hem} C${300 + wide + 6} ${hem - 70} 360 360 338 300 Z`;
  const bodice = "M236 176 Q248 200 262 196 Q284 212 300 214 Q316 212 338 196 Q352 200 364 176 L372 196 Q346 250 340 302 Q300 312 260 302 Q254 250 228 196 Z";
  const sleeve = (side: 1 | -1) => {
    const x = (from: number) => 300 + side * from;
    return `<path fill="${look.shade}" d="M${x(64)} 176 Q${x(104)} 196 ${x(112)} 256 Q${x(92)} 268 ${x(76)} 258 Q${x(70)} 226 ${x(58)} 212 Z"/>`;
  };
  const folds = [-0.62, -0.3, 0.02, 0.34, 0.66].map((at) => {
    const end = 300 + at * wide;
    return `<path d="M${300 + at * 44} 318 Q${300 + at * 80} ${hem - 90} ${end} ${hem + 10 - Math.abs(at) * 12}" stroke="${look.line}" stroke-width="3" stroke-opacity=".45" fill="none"/>`;
  });
  const gather = `<path d="M300 306 Q320 ${hem - 120} ${300 + wide * 0.5} ${hem + 8} L${300 + wide} ${hem} C${300 + wide + 6} ${hem - 70} 360 360 338 300 Z" fill="${look.shade}" opacity=".7"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600">`,
    `<rect width="600" height="600" fill="${look.wall}"/><rect y="500" width="600" height="100" fill="${look.floor}"/>`,
    `<path d="M60 0h190L90 500H-60Z" fill="${look.light}" opacity=".7"/><path d="M300 0h70L210 500h-70Z" fill="${look.light}" opacity=".5"/>`,
    `<ellipse cx="310" cy="556" rx="${wide + 20}" ry="16" fill="#1e2a32" opacity=".16"/>`,
    `<path d="M120 92h360" stroke="#8a6a52" stroke-width="9" stroke-linecap="round"/>`,
    `<path d="M300 92q-4 22 12 24t4 26q-16 2-16 10l-74 28h148l-74-28" fill="none" stroke="#5c4636" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`,
    look.sleeves ? sleeve(1) + sleeve(-1) : "",
    `<path d="${skirt}" fill="${look.cloth}"/>`,
    gather,
    ...folds,
    `<path d="${bodice}" fill="${look.cloth}"/><path d="M300 214 Q316 212 338 196 Q352 200 364 176 L372 196 Q346 250 340 302 Q322 309 306 310 Z" fill="${look.shade}" opacity=".7"/>`,
    `<path d="M258 298 Q300 310 342 298 L342 312 Q300 324 258 312 Z" fill="${look.line}" opacity=".75"/>`,
    `</svg>`,
  ].join("");
}
