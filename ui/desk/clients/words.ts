import { areaOf } from "../words/area";
import en from "./words/en.json";
import fr from "./words/fr.json";
import ko from "./words/ko.json";
import ru from "./words/ru.json";

export const useClientWords = areaOf({ en, fr, ko, ru });
