import { areaOf } from "../words/area";
import en from "./words/en.json";
import fr from "./words/fr.json";
import ko from "./words/ko.json";
import ru from "./words/ru.json";

/** The words of all that is about money: orders, carts, approvals, limits. */
export const useMoneyWords = areaOf({ en, fr, ko, ru });
