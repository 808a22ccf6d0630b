export default function Home() {
  return <main>API Playground</main>;
}
