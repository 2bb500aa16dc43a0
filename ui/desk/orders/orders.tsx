import { useParams } from "react-router";
import { OrderList } from "./list";
import { OrderPage } from "./order_page";

/** The place of orders: the list, or one of them. */
export function Orders() {
  const id = useParams()["*"] ?? "";
  return id ? <OrderPage key={id} id={id} /> : <OrderList />;
}
