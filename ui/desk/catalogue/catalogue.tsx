import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/NumberInput.css";
import "@mantine/core/styles/Progress.css";
import "@mantine/core/styles/SegmentedControl.css";
import { Route, Routes } from "react-router";
import { ProductList } from "./list";
import { ProductPage } from "./product";

/** The place "catalogue": the list, one product, imports, questions nobody had an answer to. */
export function Catalogue() {
  return (
    <Routes>
      <Route index element={<ProductList />} />
      <Route path=":product" element={<ProductPage />} />
    </Routes>
  );
}
